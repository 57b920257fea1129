package dev.rollcall.host.sync;

import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.ConnectionWatch;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunAction;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.sync.SyncException.Reason;
import dev.rollcall.http.OutboundHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Starts runs, and decides about what they left to people. One run per connection at a time, in all hosts that share the
 * state. Safe for all threads.
 */
public final class Syncs implements ConnectionWatch, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Syncs.class);
    /** So many runs decide at a time: what they need of the processors and the database leaves room for people. */
    private static final int AT_ONCE = 4;

    private final Neighbours neighbours;
    private final Notebook notebook;
    private final Clock clock;
    private final Desk desk;
    private final RunTask.Parts parts;
    private final Execution execution;
    private final Leftovers leftovers;
    private final Turns turns;
    private final ExecutorService threads;
    private final ActiveRuns active = new ActiveRuns();
    private boolean isClosing;

    /** The parts of the host that runs work with. */
    public record Neighbours(Connections connections, Plugins plugins, OutboundHttp http, PlatformAccess platform) {}

    /**
     * How runs work.
     *
     * @param writers how many assets are written at a time
     * @param serials which serials are none
     * @param observer told of every run that has ended
     */
    public record Options(int writers, Serials serials, RunObserver observer) {
        /** The same, with nobody who is told. */
        public Options(int writers, Serials serials) {
            this(writers, serials, RunObserver.NONE);
        }
    }

    public Syncs(Neighbours neighbours, Notebook notebook, Options options, Clock clock) {
        this.neighbours = neighbours;
        this.notebook = notebook;
        this.clock = clock;
        this.threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
        });
        var connections = neighbours.connections;
        var tenants = new Tenants(connections, neighbours.plugins, neighbours.http, clock);
        var readings = new PlatformReadings(threads, clock);
        var scenes = new Scenes(connections, tenants, notebook, options.serials);
        desk = new Desk(
                notebook,
                scenes,
                new Inquiry(connections, tenants, notebook),
                new Gate(connections),
                new Landing(notebook, readings, clock),
                new AssetLocks(),
                clock,
                options.writers);
        var finisher = new Finisher(desk, connections, options.serials, this::isRunning);
        parts = new RunTask.Parts(
                tenants, readings, new Details(notebook.details(), clock), finisher, new Semaphore(AT_ONCE, true));
        leftovers = new Leftovers(notebook, neighbours.platform, clock);
        turns = new Turns(notebook);
        execution = new Execution(desk, neighbours.platform, this::markInterrupted, options.observer);
    }

    /**
     * What was started.
     *
     * @param joined whether it was running already
     */
    public record Started(RunRecord run, boolean joined) {}

    /**
     * Starts a sync or its preview; joins the one that runs already. What was never active yet can be previewed.
     *
     * @param connection id or name
     * @param purpose {@code APPLY} or {@code PREVIEW}
     * @param trial another policy for a preview; nothing is kept of it
     * @param initiator who or what asks, for people
     */
    public Started sync(String connection, Purpose purpose, Optional<Policy> trial, String initiator)
            throws SyncException {
        return sync(connection, purpose, trial, initiator, clock.instant());
    }

    /**
     * Starts the sync of a connection that is due; joins the one that runs already.
     *
     * @param askedAt those that are due together are asked for at the same moment, and share a reading of the platform
     */
    public RunRecord syncDue(String connectionId, String initiator, Instant askedAt) throws SyncException {
        return sync(connectionId, Purpose.APPLY, Optional.empty(), initiator, askedAt)
                .run();
    }

    /** As the other; with those that are asked for at the same instant, on one reading of the platform. */
    Started sync(String connection, Purpose purpose, Optional<Policy> trial, String initiator, Instant askedAt)
            throws SyncException {
        var configured = connection(connection);
        if (purpose != Purpose.PREVIEW || !configured.isNew()) {
            requireActive(configured);
        }
        synchronized (active) {
            var running = running(configured, run -> isJoined(run, purpose, trial));
            if (running.isPresent()) {
                return new Started(running.get(), true);
            }
            var policy = trial.orElse(configured.policy());
            var run = begin(configured, Errand.sync(purpose, initiator, trial.isPresent()));
            start(run, job -> {
                var order = new RunTask.Order(purpose, policy, run.record().beganAt(), askedAt);
                new RunTask(job, desk, parts, order, run).run();
            });
            return new Started(run.record(), false);
        }
    }

    /** The connection's run, of this process or another one, if it is such a one. */
    private Optional<RunRecord> running(ConfiguredConnection connection, Predicate<RunRecord> wanted) {
        return active.of(connection.id()).map(ActiveRun::record).filter(wanted).or(() -> turns.elsewhere(
                        connection.id())
                .filter(wanted));
    }

    private static boolean isJoined(RunRecord running, Purpose purpose, Optional<Policy> trial) {
        return running.purpose() == purpose && !running.trial() && trial.isEmpty();
    }

    /** As {@link #syncDevices}, of one device. */
    public Started syncDevice(String connection, String serial, Purpose purpose, String initiator)
            throws SyncException, InterruptedException {
        return syncDevices(connection, Set.of(serial), purpose, initiator);
    }

    /**
     * Starts the sync of single devices, or its preview; joins the one of the same devices that is on.
     *
     * @param connection id or name
     * @param serials normalised (R3); all of them together have {@value Errand#LONGEST} characters at most
     * @param purpose {@code APPLY_DEVICE} or {@code PREVIEW_DEVICE}
     * @param initiator who or what asks, for people
     */
    public Started syncDevices(String connection, Set<String> serials, Purpose purpose, String initiator)
            throws SyncException, InterruptedException {
        var configured = connection(connection);
        requireActive(configured);
        desk.inquiry().requireLookUp(configured);
        var errand = Errand.devices(purpose, serials, initiator);
        synchronized (active) {
            var running = running(configured, errand::isDoneBy);
            if (running.isPresent()) {
                return new Started(running.get(), true);
            }
            var run = begin(configured, errand);
            start(run, job -> {
                var began = run.record().beganAt();
                var order = new RunTask.Order(purpose, configured.policy(), began, began);
                new RunTask(job, desk, parts, order, run).run(new DeviceReading(job, desk, parts, run, serials));
            });
            return new Started(run.record(), false);
        }
    }

    /** Writes what a preview showed, each change looked at anew. */
    public RunRecord applyPreview(String runId, String actor) throws SyncException {
        var preview = leftovers.run(runId);
        var configured = connection(preview.connectionId());
        requireActive(configured);
        var planned = leftovers.planned(preview);
        synchronized (active) {
            var run = begin(configured, Errand.on(preview, RunAction.Kind.APPLY, actor, planned.size()));
            start(run, job -> {
                parts.finisher().finish(job.platform(), job.runId());
                run.beginsToWrite();
                new Approval(job, desk, actor).carryOut(planned);
            });
            return run.record();
        }
    }

    /**
     * Writes what a run held, each change looked at anew.
     *
     * @param chosen ids of held changes; all that are still held if empty
     */
    public RunRecord approve(String runId, Set<Long> chosen, String actor) throws SyncException {
        var basis = leftovers.run(runId);
        var held = leftovers.held(basis, chosen);
        var configured = connection(basis.connectionId());
        requireActive(configured);
        synchronized (active) {
            var run = begin(configured, Errand.on(basis, RunAction.Kind.APPROVE, actor, held.size()));
            start(run, job -> {
                parts.finisher().finish(job.platform(), job.runId());
                run.beginsToWrite();
                new Approval(job, desk, actor).carryOut(held);
                leftovers.settle(basis);
            });
            return run.record();
        }
    }

    /** Decides against what a run held; nothing is sent to anybody. */
    public RunRecord discard(String runId, Set<Long> chosen, String actor) throws SyncException {
        var basis = leftovers.run(runId);
        var held = leftovers.held(basis, chosen);
        var ids = held.stream().map(ChangeRecord::id).toList();
        var now = clock.instant();
        var message = actor + " decided against it.";
        notebook.transactions().executeWithoutResult(status -> {
            notebook.changes().decide(ids, ChangeState.DISCARDED, message, actor, now);
            new Undone(notebook).decided(held, message);
            notebook.runs()
                    .act(new RunAction(
                            basis.id(),
                            RunAction.Kind.DISCARD,
                            actor,
                            now,
                            OptionalInt.of(ids.size()),
                            Optional.empty()));
            leftovers.settle(basis);
        });
        log.info("{} discarded {} held changes of the run {}.", actor, ids.size(), runId);
        return leftovers.run(runId);
    }

    /**
     * Takes back what a run wrote (R73).
     *
     * @param chosen ids of changes; all that it wrote if empty
     */
    public RunRecord revert(String runId, Set<Long> chosen, String actor) throws SyncException {
        var basis = leftovers.run(runId);
        var configured = connection(basis.connectionId());
        var written = leftovers.written(basis, chosen);
        var meant = chosen.isEmpty() ? written.size() : chosen.size();
        synchronized (active) {
            var run = begin(configured, Errand.on(basis, RunAction.Kind.REVERT, actor, meant));
            start(run, job -> {
                parts.finisher().finish(job.platform(), job.runId());
                run.beginsToWrite();
                new Reverter(job, desk, actor).revert(written, chosen);
            });
            return run.record();
        }
    }

    /** Stops a run between two changes. */
    public void cancel(String runId, String actor) throws SyncException {
        var run = leftovers.run(runId);
        var running = active.find(run.id());
        running.ifPresent(on -> on.cancel(actor + " cancelled it."));
        if (running.isEmpty()) {
            throw new SyncException(
                    Reason.CONFLICT,
                    "The run " + run.id() + " does not run here. Only a run that is on can be cancelled.");
        }
        try {
            notebook.runs()
                    .act(new RunAction(
                            run.id(),
                            RunAction.Kind.CANCEL,
                            actor,
                            clock.instant(),
                            OptionalInt.empty(),
                            Optional.empty()));
        } catch (DataAccessException | TransactionException e) {
            // A run must end as somebody wants whether or not that can be kept; its report names them too.
            log.warn("That {} cancelled the run {} can't be kept.", actor, run.id(), e);
        }
    }

    @Override
    public void deactivated(String connectionId) {
        active.of(connectionId).ifPresent(run -> run.cancel("The connection was deactivated."));
    }

    @Override
    public void deleted(String connectionId) {
        active.end(connectionId, "The connection was deleted.");
        var held = notebook.changes().held(connectionId).stream()
                .map(ChangeRecord::id)
                .toList();
        notebook.changes()
                .decide(held, ChangeState.REPLACED, "The connection was deleted.", "Rollcall", clock.instant());
        notebook.sightings().forget(connectionId);
    }

    /** How far a run of this process is; empty if it has ended or runs elsewhere. */
    public Optional<RunProgress.View> progress(String runId) {
        return active.find(runId).map(running -> running.progress().view());
    }

    /** How many runs are on in this process. */
    public int running() {
        return active.size();
    }

    /** Waits until a run of this process has ended. */
    public void await(String runId) throws InterruptedException {
        var awaited = active.find(runId);
        if (awaited.isPresent()) {
            awaited.get().ended().await();
        }
    }

    /** The same, but no longer than that; whether no run of this process with that id is on now. */
    public boolean await(String runId, Duration longest) throws InterruptedException {
        var awaited = active.find(runId);
        return awaited.isEmpty() || awaited.get().ended().await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes up what a process left that is gone: to be called once at the start (R72). */
    public void recover() {
        notebook.instances().beat();
        markInterrupted();
        if (notebook.changes().open().isEmpty()) {
            return;
        }
        threads.execute(() -> {
            try (var use = neighbours.platform.use()) {
                parts.finisher().finish(use.platform(), "");
            } catch (PlatformException e) {
                log.warn("Changes that were begun can't be finished yet; the next run tries again. {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (DataAccessException | TransactionException e) {
                log.error("Changes that were begun can't be finished: the database is away.", e);
            }
        });
    }

    /**
     * Says that this process lives, and takes up what another one left that is gone by now: to be called every few
     * seconds. Right after a start, a process that was killed on a shared database still counts as living.
     */
    public void tend() {
        notebook.instances().beat();
        stopWhatWasTakenOver();
        synchronized (active) {
            parts.finisher().tidy();
        }
        if (notebook.runs().unended().stream().anyMatch(run -> !isRunning(run.id()))) {
            recover();
        }
    }

    /** What a host begins that was taken for gone is refused anyhow; this ends its reading too. */
    private void stopWhatWasTakenOver() {
        for (var run : active.all()) {
            if (turns.isLost(run.record())) {
                run.cancel(Job.TAKEN_OVER);
            }
        }
    }

    /** Cancels what runs, waits until it has ended its changes, and says that this process is gone. */
    @Override
    public void close() {
        synchronized (active) {
            isClosing = true;
        }
        active.endAll("The host is stopping.");
        threads.shutdownNow();
        try {
            notebook.instances().leave();
        } catch (DataAccessException e) {
            log.debug("The database is away at the end.", e);
        }
    }

    private ActiveRun begin(ConfiguredConnection connection, Errand errand) throws SyncException {
        var running = active.of(connection.id()).map(ActiveRun::record);
        if (running.isPresent()) {
            throw new SyncException(
                    Reason.CONFLICT,
                    "A run of " + connection.name() + " is on: "
                            + running.get().id() + ", " + running.get().purpose()
                            + ". Wait until it has ended, or cancel it.");
        }
        if (isClosing) {
            throw new SyncException(Reason.CONFLICT, "The host is stopping. Start the run when it is back.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var record = errand.begin(connection, notebook.instances().own(), now);
        turns.take(record);
        try {
            notebook.transactions().executeWithoutResult(status -> {
                notebook.runs().begin(record);
                errand.actionBy(record).ifPresent(notebook.runs()::act);
            });
        } catch (DataAccessException | TransactionException e) {
            turns.release(record);
            throw e;
        }
        var run = new ActiveRun(record, connection, new RunProgress(clock));
        active.add(run);
        return run;
    }

    private void start(ActiveRun run, Execution.Work work) {
        threads.execute(() -> RunMark.during(run, () -> {
            try {
                execution.run(run, work);
            } finally {
                turns.release(run.record());
                active.remove(run);
                run.ended().countDown();
            }
        }));
    }

    private void markInterrupted() {
        for (var run : notebook.runs().unended()) {
            if (!isRunning(run.id())) {
                notebook.runs().end(run.id(), RunState.INTERRUPTED, false, clock.instant(), run.report());
                log.warn("The run {} of {} was interrupted.", run.id(), run.connectionName());
            }
        }
    }

    private boolean isRunning(String runId) {
        return active.find(runId).isPresent() || notebook.claims().runsElsewhere(runId);
    }

    private ConfiguredConnection connection(String idOrName) throws SyncException {
        return neighbours
                .connections
                .find(idOrName)
                .orElseThrow(() -> new SyncException(
                        Reason.UNKNOWN,
                        "There is no connection '" + idOrName + "'. Look at the list of connections for its name."));
    }

    private static void requireActive(ConfiguredConnection connection) throws SyncException {
        if (!connection.active()) {
            throw new SyncException(
                    Reason.CONFLICT,
                    "The connection " + connection.name() + " is not active, and its MDM is sent nothing."
                            + " Activate it first.");
        }
    }
}
