package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.UnknownOutcomeException;
import dev.rollcall.host.asset.glpi.Fresh.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the items' own rows, many in one request, and looks afterwards what became of each. */
final class ItemWrites {
    /** GLPI takes 4 to 8 ms for a row, and PHP has limits on time. */
    static final int MOST = 200;

    private static final int TRIES = 2;

    private final Tools tools;
    private final Fresh fresh;
    private final Parts parts;

    ItemWrites(Tools tools, Fresh fresh, Parts parts) {
        this.tools = tools;
        this.fresh = fresh;
        this.parts = parts;
    }

    void write(List<Job> jobs) throws InterruptedException {
        var byType = new EnumMap<ItemType, List<Job>>(ItemType.class);
        for (var job : jobs) {
            if (job.isOpen() && !job.columns().isEmpty()) {
                byType.computeIfAbsent(job.ref().type(), first -> new ArrayList<>())
                        .add(job);
            }
        }
        for (var entry : byType.entrySet()) {
            for (var from = 0; from < entry.getValue().size(); from += MOST) {
                var to = Math.min(from + MOST, entry.getValue().size());
                writeSome(entry.getKey(), entry.getValue().subList(from, to));
            }
        }
    }

    private void writeSome(ItemType type, List<Job> jobs) throws InterruptedException {
        var open = jobs;
        for (var tries = 1; !open.isEmpty(); tries++) {
            if (!isSent(type, open)) {
                return;
            }
            open = looked(open, tries == TRIES);
        }
    }

    /** Sends a request; false if it surely did nothing. */
    private boolean isSent(ItemType type, List<Job> jobs) throws InterruptedException {
        jobs.forEach(Job::begin);
        try {
            var written = tools.api()
                    .put(type.glpi(), jobs.stream().map(ItemWrites::row).toList());
            for (var job : jobs) {
                job.sent(Written.failure(written.row(job.ref().id())));
            }
        } catch (UnknownOutcomeException e) {
            jobs.forEach(job -> job.sent(e.failure()));
        } catch (PlatformException e) {
            jobs.forEach(job -> job.notSent(e));
            return false;
        }
        return true;
    }

    private static Map<String, Object> row(Job job) {
        var row = new HashMap<>(job.columns());
        row.put("id", job.ref().id());
        return row;
    }

    /** What is to be sent once more: what a lost answer was about, and did not have its effect. */
    private List<Job> looked(List<Job> jobs, boolean isLast) throws InterruptedException {
        var looked = parts.ofItems(jobs);
        Fresh.Seen seen;
        try {
            seen = fresh.look(jobs.stream().map(Job::ref).toList(), looked);
        } catch (PlatformException e) {
            // What became of the write is the thing to tell; the asset is in an unknown state.
            for (var job : jobs) {
                var said = job.said();
                job.unfinished(said == null ? e : said);
            }
            return List.of();
        }
        var again = new ArrayList<Job>();
        for (var job : jobs) {
            if (isToBeSentAgain(job, seen, looked, isLast)) {
                again.add(job);
            }
        }
        return again;
    }

    private boolean isToBeSentAgain(Job job, Fresh.Seen seen, Set<Part> looked, boolean isLast) {
        var asset = seen.assets().get(job.ref());
        if (asset == null) {
            job.changed("The asset is not there any more, deleted, or in an entity that Rollcall does not see.");
            return false;
        }
        var wanted = parts.ofItem(job.edit());
        var before = job.state();
        var now = Fresh.merged(before, asset, looked);
        var lacking = Job.lacking(wanted, before, now);
        if (lacking.isNothing()) {
            job.sees(now);
            return false;
        }
        var said = job.said();
        var isUntouched = before.differenceTo(now).isEmpty() && lacking.equals(wanted.lackingIn(before));
        job.sees(now);
        if (said == null) {
            job.refused(job.notKept(lacking));
        } else if (!isUntouched) {
            job.changed(before.differenceTo(now).orElse("Only a part of it was written."));
        } else if (said.kind() == FailureKind.REJECTED) {
            job.refused(said);
        } else if (isLast) {
            job.unfinished(said);
        } else {
            return true;
        }
        return false;
    }
}
