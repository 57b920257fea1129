package dev.rollcall.host.sync;

import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.PlatformSurvey;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.ComparisonStore.Origin;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.reconcile.Guardrail;
import dev.rollcall.host.reconcile.Guardrail.Guarded;
import dev.rollcall.host.reconcile.Guardrail.Recent;
import dev.rollcall.host.reconcile.Memory;
import dev.rollcall.host.reconcile.Plan;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.reconcile.Reconciler;
import dev.rollcall.host.reconcile.Remark;
import dev.rollcall.host.reconcile.Scene;
import dev.rollcall.host.reconcile.Verdict;
import dev.rollcall.host.sync.PlatformReadings.Shared;
import dev.rollcall.source.SourceConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** A sync or its preview: read, decide, guard, and, if it is no preview, write. */
final class RunTask {
    private final Job job;
    private final Desk desk;
    private final Parts parts;
    private final Order order;
    private final Outcome outcome;

    /**
     * What a sync needs beside what all runs do.
     *
     * @param bulk a turn at deciding and at keeping what was decided: a hundred that are due together would leave nobody
     *     else a connection to the database
     */
    record Parts(Tenants tenants, PlatformReadings readings, Details details, Finisher finisher, Semaphore bulk) {}

    /**
     * What was asked for.
     *
     * @param purpose one that {@linkplain Purpose#isSync syncs}, or {@linkplain Purpose#isPreview previews} that
     * @param policy the connection's, or one to try
     * @param askedAt a reading of the platform that began then or later may be shared
     */
    record Order(Purpose purpose, Policy policy, Instant beganAt, Instant askedAt) {
        boolean isApplied() {
            return purpose.isSync();
        }
    }

    RunTask(Job job, Desk desk, Parts parts, Order order, Outcome outcome) {
        this.job = job;
        this.desk = desk;
        this.parts = parts;
        this.order = order;
        this.outcome = outcome;
    }

    /**
     * Runs to the end.
     *
     * @throws PlatformException if the platform can't be read at all
     * @throws SyncException if the MDM can't be read at all
     */
    void run() throws PlatformException, SyncException, InterruptedException {
        run(new Reader() {
            @Override
            public Scene read() throws PlatformException, SyncException, InterruptedException {
                return RunTask.this.read(job.platform());
            }

            @Override
            public Plan decide(Scene scene) {
                return Reconciler.plan(scene);
            }
        });
    }

    /** As {@link #run()}, of what the reader reads. */
    void run(Reader reader) throws PlatformException, SyncException, InterruptedException {
        if (order.isApplied()) {
            parts.finisher.finish(job.platform(), job.runId());
        }
        var scene = reader.read();
        List<Verdict> passed;
        parts.bulk.acquire();
        try {
            passed = decided(reader, scene);
        } finally {
            parts.bulk.release();
        }
        if (order.isApplied()) {
            write(passed);
        }
    }

    /** Decides and keeps all that was decided; what may be written is the answer. */
    private List<Verdict> decided(Reader reader, Scene scene) throws InterruptedException {
        job.progress().deciding();
        var plan = reader.decide(scene);
        outcome.unchanged(plan.quiet().size());
        var recent = new Recent(
                desk.notebook()
                        .changes()
                        .countedSince(
                                job.connection().id(),
                                scene.now().minus(order.policy.guardrail().window())),
                desk.notebook().changes().held(job.connection().id()).stream()
                        .flatMap(held -> held.counted().stream())
                        .toList());
        var guarded = Guardrail.guard(plan, order.policy.guardrail(), recent);
        if (!order.isApplied()) {
            keepPreview(guarded);
            return List.of();
        }
        outcome.beginsToWrite();
        remember(scene, plan);
        closeIntents(plan);
        hold(guarded);
        note(guarded.passed());
        compare(scene, plan, guarded);
        return guarded.passed();
    }

    private void compare(Scene scene, Plan plan, Guarded guarded) {
        var origin = new Origin(job.connection().id(), job.runId(), scene.now());
        var comparing = new Comparing(desk.notebook().comparisons(), origin, scene, plan, guarded);
        if (!order.purpose.readsAll()) {
            comparing.keepSingle();
            return;
        }
        comparing.keepAll(
                guarded.passed().stream().allMatch(verdict -> verdict.changes().isEmpty()));
    }

    /** What a run decides from. */
    interface Reader {
        Scene read() throws PlatformException, SyncException, InterruptedException;

        Plan decide(Scene scene);
    }

    private Scene read(AssetPlatform platform) throws PlatformException, SyncException, InterruptedException {
        var shared = parts.readings.begin(platform, order.askedAt);
        try {
            job.progress().assetsFrom(shared::assets);
            shared.awaitBeginning();
            return read(platform, shared);
        } finally {
            parts.readings.release(shared);
            var count = shared.assets();
            // The reading and its pool of values are not to be held by whoever looks at the progress.
            job.progress().assetsFrom(() -> count);
        }
    }

    private Scene read(AssetPlatform platform, Shared shared)
            throws PlatformException, SyncException, InterruptedException {
        var warnings = new ArrayList<String>();
        return parts.tenants.use(job.connection(), warnings::add, tenant -> {
            var read = new TenantReader(platform, shared.values(), job.progress()::devices).read(tenant);
            try {
                return scene(tenant, read, shared, warnings);
            } catch (PlatformException e) {
                throw new Unreadable(e);
            }
        });
    }

    /** Carries the platform's failure through the plugin's use. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final PlatformException failure;

        Unreadable(PlatformException failure) {
            super(failure);
            this.failure = failure;
        }

        PlatformException failure() {
            return failure;
        }
    }

    private Scene scene(SourceConnection tenant, TenantReading read, Shared shared, List<String> warnings)
            throws PlatformException, InterruptedException {
        // The platform is still being read meanwhile.
        var known = parts.details.known(job.connection(), tenant, read, shared.values());
        var survey = shared.await();
        var platform = survey.reading();
        var asking = new Details.Asking(job.platform(), desk.scenes().serials());
        var reading = known.completed(platform, asking);
        outcome.read(reading, survey, warnings);
        return desk.scenes()
                .ofRun(
                        job.connection(),
                        order.policy,
                        reading,
                        new Scenes.Platform(platform, shared.values()),
                        desk.clock().instant());
    }

    /** Before anything is written, so that a break loses none of it. */
    private void remember(Scene scene, Plan plan) {
        var notes = Memory.of(scene, plan);
        var known = new HashSet<String>();
        for (var sighting : notes.changed()) {
            if (scene.sightings().own(sighting.sourceId()) != null) {
                known.add(sighting.sourceId());
            }
        }
        var connectionId = job.connection().id();
        desk.notebook().transactions().executeWithoutResult(status -> {
            desk.notebook().sightings().keep(connectionId, notes, known, scene.now());
            desk.notebook().assets().forgetEnds(notes.brokenEnds());
            desk.notebook().comparisons().forgetEnds(notes.brokenEnds());
            desk.notebook().assets().lift(notes.liftedReverts());
            if (outcome.isComplete()) {
                desk.notebook().sightings().readingCompleted(connectionId, order.beganAt);
            }
        });
    }

    /** R72: a later decision on an asset closes what was begun on it. */
    private void closeIntents(Plan plan) {
        var open = desk.notebook().changes().open().stream()
                .filter(intent -> !parts.finisher.isRunning(intent.runId()))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        var decided = plan.verdicts().stream()
                .map(Verdict::asset)
                .filter(asset -> asset != null)
                .map(asset -> String.valueOf(asset.id()))
                .collect(Collectors.toSet());
        var ids = open.stream()
                .filter(intent -> intent.assetId() != null && decided.contains(intent.assetId()))
                .map(ChangeRecord::id)
                .toList();
        desk.notebook()
                .changes()
                .close(
                        ids,
                        "A later run decided on the asset anew.",
                        desk.clock().instant());
    }

    /** R70: what is held waits for a person; the next complete run replaces what is still held. */
    private void hold(Guarded guarded) {
        var now = desk.clock().instant();
        var held = guarded.held().stream()
                .map(one -> job.records()
                        .of(
                                one.verdict(),
                                one.change(),
                                ChangeState.HELD,
                                one.reason() + " (" + one.rule() + ")",
                                one.verdict().asset(),
                                now))
                .toList();
        var subjects =
                held.stream().map(record -> record.kind() + record.subject()).collect(Collectors.toSet());
        var replaced = desk.notebook().changes().held(job.connection().id()).stream()
                .filter(earlier -> outcome.isComplete() || subjects.contains(earlier.kind() + earlier.subject()))
                .map(ChangeRecord::id)
                .toList();
        desk.notebook().transactions().executeWithoutResult(status -> {
            desk.notebook()
                    .changes()
                    .decide(replaced, ChangeState.REPLACED, "A later run decided anew.", "Rollcall", now);
            desk.notebook().changes().add(held);
        });
        guarded.held().forEach(one -> job.tally()
                .count(ChangeState.HELD, one.change().rule().name()));
    }

    private void note(List<Verdict> verdicts) {
        var now = desk.clock().instant();
        var notes = new ArrayList<ChangeRecord>();
        for (var verdict : verdicts) {
            for (var decision : verdict.decisions()) {
                if (decision instanceof Remark && !(decision instanceof Remark.NoChange)) {
                    notes.add(job.records().of(verdict, decision, ChangeState.NOTED, "", verdict.asset(), now));
                    job.tally().count(ChangeState.NOTED, decision.rule().name());
                }
            }
        }
        desk.notebook().changes().add(notes);
    }

    private void write(List<Verdict> passed) throws InterruptedException {
        var writing =
                passed.stream().filter(verdict -> !verdict.changes().isEmpty()).toList();
        job.progress()
                .writing(writing.stream()
                        .mapToLong(verdict -> verdict.changes().size())
                        .sum());
        new Applier(job, desk).apply(writing);
        tellWhatWasNotDone(writing);
    }

    /** Of what was tried, and did not come to where the comparison of the device says it would. */
    private void tellWhatWasNotDone(List<Verdict> tried) {
        var subjects = new HashSet<String>();
        tried.forEach(verdict -> subjects.add(verdict.subject()));
        new Undone(desk.notebook()).tell(job.runId(), subjects);
    }

    private void keepPreview(Guarded guarded) {
        var now = desk.clock().instant();
        note(guarded.passed());
        var planned = new ArrayList<ChangeRecord>();
        for (var verdict : guarded.passed()) {
            for (var change : verdict.changes()) {
                planned.add(job.records().of(verdict, change, ChangeState.PLANNED, "", verdict.asset(), now));
                job.tally().count(ChangeState.PLANNED, change.rule().name());
            }
        }
        for (var held : guarded.held()) {
            planned.add(job.records()
                    .of(
                            held.verdict(),
                            held.change(),
                            ChangeState.PLANNED_HELD,
                            held.reason() + " (" + held.rule() + ")",
                            held.verdict().asset(),
                            now));
            job.tally().count(ChangeState.PLANNED_HELD, held.change().rule().name());
        }
        desk.notebook().changes().add(planned);
    }

    /** What the run's report says of the reading; for the lists that were read, whatever came after. */
    interface Outcome {
        void read(TenantReading tenant, PlatformSurvey platform, Collection<String> warnings);

        /** What an admin should know, where no list was read. */
        void remark(Collection<String> words);

        void unchanged(long count);

        boolean isComplete();

        /**
         * From here on it is not interrupted any more.
         *
         * @throws InterruptedException if it was cancelled before
         */
        void beginsToWrite() throws InterruptedException;
    }
}
