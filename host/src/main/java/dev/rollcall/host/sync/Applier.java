package dev.rollcall.host.sync;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.reconcile.Change;
import dev.rollcall.host.reconcile.Confirmation;
import dev.rollcall.host.reconcile.Edits;
import dev.rollcall.host.reconcile.Fingerprint;
import dev.rollcall.host.reconcile.History;
import dev.rollcall.host.reconcile.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Writes what a run may write: several assets at a time, of each asset one change after the other. One per run. */
final class Applier {
    private static final Logger log = LoggerFactory.getLogger(Applier.class);

    private final Job job;
    private final Desk desk;
    private final Creations creations;

    Applier(Job job, Desk desk) {
        this.job = job;
        this.desk = desk;
        this.creations = new Creations(job, desk);
    }

    /** Writes the changes among the verdicts' decisions. Returns when all is done, or the brake is on. */
    void apply(List<Verdict> verdicts) throws InterruptedException {
        var batches = new ConcurrentLinkedQueue<List<Lane>>();
        var creating = new ArrayList<Verdict>();
        var lanes = new ArrayList<Lane>();
        for (var verdict : verdicts) {
            if (verdict.asset() == null) {
                creating.add(verdict);
            } else {
                lanes.add(new Lane(verdict, verdict.asset()));
            }
        }
        var atOnce = Math.max(1, job.platform().writesAtOnce());
        for (var from = 0; from < lanes.size(); from += atOnce) {
            batches.add(lanes.subList(from, Math.min(lanes.size(), from + atOnce)));
        }
        writeAll(batches);
        for (var verdict : creating) {
            if (!job.brake().isOn()) {
                guarded(() -> creations.create(verdict));
            }
        }
    }

    /** Something that may find the platform or our own database away. */
    private interface Attempt {
        void run() throws PlatformException, InterruptedException;
    }

    private void writeAll(ConcurrentLinkedQueue<List<Lane>> batches) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(desk.writers());
        try {
            var workers = new ArrayList<Future<?>>();
            for (var i = 0; i < desk.writers(); i++) {
                workers.add(pool.submit(RunMark.carried(() -> {
                    for (var batch = batches.poll();
                            batch != null && !job.brake().isOn();
                            batch = batches.poll()) {
                        var lanes = batch;
                        guarded(() -> write(lanes));
                    }
                    return true;
                })));
            }
            for (var worker : workers) {
                await(worker);
            }
        } finally {
            pool.shutdown();
        }
    }

    private static void await(Future<?> worker) throws InterruptedException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException();
            }
            throw new IllegalStateException("A writer failed.", e.getCause());
        }
    }

    /** What stops one asset stops the run only where it would stop every other asset too. */
    private void guarded(Attempt attempt) throws InterruptedException {
        try {
            attempt.run();
        } catch (PlatformException e) {
            job.brake().fail(e.getMessage());
        } catch (DataAccessException | TransactionException e) {
            log.error("Run {}: the journal can't be written.", job.runId(), e);
            job.brake()
                    .fail("The journal can't be written, so nothing more is sent to the platform."
                            + " See that the database can be reached and its disk has room, and sync again.");
        } catch (RuntimeException e) {
            log.error("Run {} failed by a bug. Please report it.", job.runId(), e);
            job.brake()
                    .fail("The run failed by a bug, so nothing more is sent to the platform."
                            + " Report it with the log's lines.");
        }
    }

    private void write(List<Lane> lanes) throws PlatformException, InterruptedException {
        var ids = lanes.stream().map(lane -> lane.asset.id()).toList();
        var failure = new ArrayList<PlatformException>();
        desk.locks().with(ids, () -> {
            try {
                while (lanes.stream().anyMatch(Lane::hasMore) && !job.brake().isOn()) {
                    round(lanes.stream().filter(Lane::hasMore).toList());
                }
            } catch (PlatformException e) {
                failure.add(e);
            }
        });
        if (!failure.isEmpty()) {
            throw failure.get(0);
        }
    }

    /** The next write of each asset, all in one call. */
    private void round(List<Lane> lanes) throws PlatformException, InterruptedException {
        var begun = new ArrayList<Begun>();
        for (var lane : lanes) {
            var next = begin(lane);
            if (next != null) {
                begun.add(next);
            }
        }
        if (begun.isEmpty()) {
            return;
        }
        List<WriteOutcome> outcomes;
        try {
            outcomes = job.platform().write(begun.stream().map(Begun::write).toList());
        } catch (PlatformException e) {
            begun.forEach(one -> end(one, ChangeState.FAILED, e.getMessage()));
            throw e;
        }
        for (var i = 0; i < begun.size(); i++) {
            outcomes.get(i).match(new Ending(begun.get(i)));
        }
    }

    /** R72: the intents of the lane's next write; null if nothing of it is to be sent. */
    private @Nullable Begun begin(Lane lane) throws InterruptedException {
        var settled = new ArrayList<Change>();
        var edit = AssetEdit.NOTHING;
        for (var change : lane.next()) {
            var wanted = settled(lane, change);
            if (wanted != null) {
                edit = settled.isEmpty() ? Edits.of(wanted) : Records.merged(edit, Edits.of(wanted));
                settled.add(wanted);
            }
        }
        if (settled.isEmpty()) {
            return null;
        }
        var rule = settled.get(settled.size() - 1).rule().name();
        var write = new AssetWrite(lane.asset, edit, new Provenance(job.shortId(), rule));
        var effects = job.platform().sideEffects(write);
        var records = new HashMap<Long, ChangeRecord>();
        var now = desk.clock().instant();
        desk.notebook().transactions().executeWithoutResult(status -> {
            if (!job.mayBegin(desk.notebook())) {
                return;
            }
            for (var change : settled) {
                var record = job.records().begun(lane.verdict, change, effects, lane.asset, now);
                records.put(desk.notebook().changes().begin(record, now), record);
            }
        });
        return records.isEmpty() ? null : new Begun(lane, write, settled, records);
    }

    /** The change, if it may still be written now; else what takes its place is noted. */
    private @Nullable Change settled(Lane lane, Change change) throws InterruptedException {
        var objection = desk.gate().objection(job.connection(), Kinds.of(change));
        if (objection.isPresent()) {
            note(lane, change, ChangeState.STALE, objection.get());
            return null;
        }
        if (change.questions().isEmpty()) {
            return change;
        }
        var answers = desk.inquiry().answers(change.questions());
        var peers = desk.scenes().peers(job.connection());
        var decision = Confirmation.settle(change, job.connection().id(), peers, answers);
        if (decision instanceof Change confirmed) {
            return confirmed;
        }
        var now = desk.clock().instant();
        desk.notebook()
                .changes()
                .add(List.of(job.records().of(lane.verdict, decision, ChangeState.NOTED, "", lane.asset, now)));
        job.tally().count(ChangeState.NOTED, decision.rule().name());
        job.progress().written(1);
        return null;
    }

    private void note(Lane lane, Change change, ChangeState state, String message) {
        var now = desk.clock().instant();
        desk.notebook().changes().add(List.of(job.records().of(lane.verdict, change, state, message, lane.asset, now)));
        job.tally().count(state, change.rule().name());
        job.progress().written(1);
    }

    private void end(Begun begun, ChangeState state, String message) {
        var now = desk.clock().instant();
        begun.records.forEach((id, record) -> {
            desk.notebook().changes().end(id, state, message, now);
            job.tally().count(state, record.rule());
        });
        job.progress().written(begun.records.size());
    }

    /** What is left of the lane is not sent in this run. */
    private void drop(Lane lane, ChangeState state, String message) {
        while (lane.hasMore()) {
            lane.next().forEach(change -> note(lane, change, state, message));
        }
    }

    /** An asset on its way through its changes. */
    private static final class Lane {
        private final Verdict verdict;
        private final Deque<List<Change>> writes = new ArrayDeque<>();
        private Asset asset;

        Lane(Verdict verdict, Asset asset) {
            this.verdict = verdict;
            this.asset = asset;
            for (var change : verdict.changes()) {
                var last = writes.peekLast();
                if (last != null && fitsIn(last, change)) {
                    last.add(change);
                } else {
                    writes.add(new ArrayList<>(List.of(change)));
                }
            }
        }

        /** Specs and a link are one request; each is journalled by itself. */
        private static boolean fitsIn(List<Change> write, Change change) {
            var isLink = change instanceof Change.WriteLink || change instanceof Change.ReplaceLink;
            return isLink && write.size() == 1 && write.get(0) instanceof Change.WriteSpecs;
        }

        boolean hasMore() {
            return !writes.isEmpty();
        }

        List<Change> next() {
            return Objects.requireNonNull(writes.poll());
        }
    }

    private record Begun(Lane lane, AssetWrite write, List<Change> changes, Map<Long, ChangeRecord> records) {
        Begun {
            changes = List.copyOf(changes);
            records = Map.copyOf(records);
        }
    }

    /** What becomes of a write. */
    private final class Ending implements WriteOutcome.Cases<Boolean> {
        private final Begun begun;

        Ending(Begun begun) {
            this.begun = begun;
        }

        @Override
        public Boolean done(WriteOutcome.Done done) {
            begun.lane.asset = done.after();
            begun.records.forEach((id, record) -> {
                desk.landing().done(id, record, "", done.after());
                job.tally().count(ChangeState.DONE, record.rule());
            });
            job.progress().written(begun.records.size());
            job.brake().succeeded();
            return true;
        }

        @Override
        public Boolean stale(WriteOutcome.Stale stale) {
            end(begun, ChangeState.STALE, stale.what() + " The next run decides anew.");
            drop(begun.lane, ChangeState.STALE, stale.what() + " The next run decides anew.");
            job.brake().succeeded();
            return false;
        }

        @Override
        public Boolean refused(WriteOutcome.Refused refused) {
            var message = refused.failure().getMessage();
            end(begun, ChangeState.REFUSED, message);
            var verdict = begun.lane.verdict;
            var now = desk.clock().instant();
            for (var change : begun.changes) {
                var fingerprint = Fingerprint.of(change, verdict.device(), begun.lane.asset);
                desk.notebook().assets().refused(new History.Refusal(begun.lane.asset.id(), fingerprint, message), now);
            }
            job.brake().succeeded();
            return false;
        }

        @Override
        public Boolean unfinished(WriteOutcome.Unfinished unfinished) {
            var message = unfinished.failure().getMessage();
            var state = unfinished.sent() == 0 ? ChangeState.FAILED : ChangeState.UNFINISHED;
            end(begun, state, message);
            drop(begun.lane, ChangeState.FAILED, message);
            job.brake().failedOnce(message);
            return false;
        }
    }
}
