package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.host.asset.glpi.Fresh.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes many assets together: looks at all, sends the steps of each, and looks again. For one batch each. */
final class BatchWriter {
    private static final Fresh.Seen NOTHING = new Fresh.Seen(Map.of(), Map.of(), Map.of(), Map.of());

    private final Tools tools;
    private final Parts parts;
    private final Fresh fresh;

    BatchWriter(Tools tools) {
        this.tools = tools;
        this.parts = Parts.of(tools.scheme());
        this.fresh = new Fresh(tools);
    }

    List<WriteOutcome> write(List<AssetWrite> writes) throws PlatformException, InterruptedException {
        var jobs = writes.stream().map(Job::new).toList();
        for (var write : writes) {
            fresh.meet(write.before().holder());
            write.edit().holder().ifPresent(fresh::meet);
        }
        var seen = prepared(jobs);
        new ItemWrites(tools, fresh, parts).write(jobs);
        new RowWrites(tools, fresh, new LinkRows(tools.scheme(), parts)).write(jobs, seen);
        new RowWrites(tools, fresh, new SystemRows(tools, parts)).write(jobs, seenSystems(jobs));
        jobs.forEach(job -> job.end(new WriteOutcome.Done(job.state())));
        return jobs.stream().map(Job::outcome).toList();
    }

    /** R71, and everything that could make a later request of a write fail. */
    private Fresh.Seen prepared(List<Job> jobs) throws PlatformException, InterruptedException {
        try {
            var seen = looked(jobs);
            new Preflight(tools).check(jobs);
            return seen;
        } catch (PlatformException e) {
            if (e.kind() == FailureKind.CONFIGURATION) {
                throw e;
            }
            jobs.forEach(job -> job.unfinished(e));
            return NOTHING;
        }
    }

    private Fresh.Seen looked(List<Job> jobs) throws PlatformException, InterruptedException {
        var looking = jobs.stream()
                .filter(job -> job.isOpen() && job.edit().needsFreshLook())
                .toList();
        if (looking.isEmpty()) {
            return NOTHING;
        }
        var looked = EnumSet.of(Part.LINKS, Part.ORDERS);
        var seen = fresh.look(looking.stream().map(Job::ref).toList(), looked);
        looking.forEach(job -> compare(job, seen, looked));
        return seen;
    }

    private static void compare(Job job, Fresh.Seen seen, Set<Part> looked) {
        var asset = seen.assets().get(job.ref());
        var row = seen.rows().get(job.ref());
        if (asset == null || row == null) {
            job.changed("The asset is not there any more, deleted, or in an entity that Rollcall does not see.");
            return;
        }
        if (Cascade.isShared(row)) {
            job.share();
        }
        var now = Fresh.merged(job.before(), asset, looked);
        job.before().differenceTo(now).ifPresent(job::changed);
        if (job.edit().serial().isPresent() && now.serial() != null) {
            job.changed("The asset has the serial " + now.serial() + " now.");
        }
        job.sees(now);
    }

    private Fresh.Seen seenSystems(List<Job> jobs) throws InterruptedException {
        var open = jobs.stream()
                .filter(job -> job.isOpen() && !parts.ofSystem(job.edit()).isNothing())
                .toList();
        try {
            return open.isEmpty()
                    ? NOTHING
                    : fresh.look(open.stream().map(Job::ref).toList(), Set.of(Part.SPECS));
        } catch (PlatformException e) {
            open.forEach(job -> job.refused(e));
            return NOTHING;
        }
    }
}
