package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.glpi.Fresh.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes rows that belong to items: links, operating systems. Each request is made of the rows as they are, so the second
 * one after a lost answer adds nothing twice; what became of each is looked at afterwards.
 */
final class RowWrites {
    private static final int TRIES = 2;

    private final Tools tools;
    private final Fresh fresh;
    private final Kind kind;

    RowWrites(Tools tools, Fresh fresh, Kind kind) {
        this.tools = tools;
        this.fresh = fresh;
        this.kind = kind;
    }

    /** What kind of rows. */
    interface Kind {
        String table();

        SideTable rows(Sides sides);

        Part part();

        /** What of a job is written so. */
        AssetEdit of(Job job);

        /** What is to be sent for a job. */
        Changes changes(Job job, Fresh.Seen seen) throws PlatformException, InterruptedException;
    }

    /**
     * What is to be sent for an item.
     *
     * @param added rows without an id
     * @param changed rows by their ids, which they hold too
     * @param deleted ids
     */
    record Changes(List<Map<String, Object>> added, Map<Long, Map<String, Object>> changed, List<Long> deleted) {
        Changes {
            added = List.copyOf(added);
            changed = Map.copyOf(changed);
            deleted = List.copyOf(deleted);
        }
    }

    void write(List<Job> jobs, Fresh.Seen first) throws InterruptedException {
        var open = jobs.stream()
                .filter(job -> job.isOpen() && !kind.of(job).isNothing())
                .toList();
        var seen = first;
        for (var tries = 1; !open.isEmpty(); tries++) {
            var sent = sent(open, seen);
            try {
                seen = sent.isEmpty() ? seen : fresh.look(refs(sent), Set.of(kind.part()));
            } catch (PlatformException e) {
                sent.forEach(job -> {
                    var said = job.said();
                    job.unfinished(said == null ? e : said);
                });
                return;
            }
            open = toBeSentAgain(sent, seen, tries == TRIES);
        }
    }

    private static List<Ref> refs(List<Job> jobs) {
        return jobs.stream().map(Job::ref).toList();
    }

    /** Sends what is to be sent; the jobs of which something was sent. */
    private List<Job> sent(List<Job> jobs, Fresh.Seen seen) throws InterruptedException {
        var batch = new RowBatch(
                tools.api(), kind.table(), id -> kind.rows(tools.sides()).gone(List.of(id)));
        jobs.forEach(Job::begin);
        for (var job : jobs) {
            try {
                batch.add(job, kind.changes(job, seen));
            } catch (PlatformException e) {
                job.refused(e);
            }
        }
        batch.send();
        return jobs.stream().filter(Job::isOpen).toList();
    }

    private List<Job> toBeSentAgain(List<Job> jobs, Fresh.Seen seen, boolean isLast) {
        var again = new ArrayList<Job>();
        for (var job : jobs) {
            var asset = seen.assets().get(job.ref());
            if (asset == null) {
                job.changed("The asset is not there any more, deleted, or in an entity that Rollcall does not see.");
                continue;
            }
            var before = job.state();
            job.sees(Fresh.merged(before, asset, Set.of(kind.part())));
            var lacking = Job.lacking(kind.of(job), before, job.state());
            var said = job.said();
            if (lacking.isNothing()) {
                continue;
            }
            if (said == null) {
                job.refused(job.notKept(lacking));
            } else if (said.kind() == FailureKind.REJECTED) {
                job.refused(said);
            } else if (isLast) {
                job.unfinished(said);
            } else {
                again.add(job);
            }
        }
        return again;
    }
}
