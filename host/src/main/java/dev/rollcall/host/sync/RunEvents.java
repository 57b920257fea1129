package dev.rollcall.host.sync;

import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells clients how far runs are until they have ended, as server-sent events. Each is told how it is now and then what
 * is new, so that one that comes back has missed nothing. A connection holds no thread. Safe for all threads.
 *
 * <p>Stops before the server does, which else would wait for the clients.
 */
public final class RunEvents implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RunEvents.class);
    /** How many threads send: a client that takes nothing keeps one until the server gives it up. */
    private static final int TELLERS = 4;

    private final Syncs syncs;
    private final Notebook notebook;
    private final RunViews views;
    private final JsonMapper json;
    private final Options options;
    private final Set<RunListener> listeners = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private volatile boolean isRunning;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(RunEvents::daemon);
    private final ExecutorService tellers = Executors.newFixedThreadPool(TELLERS, RunEvents::daemon);

    /**
     * How clients are told.
     *
     * @param most how many clients at a time
     * @param pause between two looks at a run
     * @param silence how long nothing may be sent: what is sent shows whether a client is still there
     * @param longest after which a client has to come back, with a token that is still valid
     */
    public record Options(int most, Duration pause, Duration silence, Duration longest) {
        /** What a host on a small machine bears well. */
        public static final Options USUAL =
                new Options(200, Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofMinutes(30));
    }

    public RunEvents(Syncs syncs, Notebook notebook, JsonMapper json, Options options) {
        this.syncs = syncs;
        this.notebook = notebook;
        this.views = new RunViews(syncs, notebook);
        this.json = json;
        this.options = options;
        this.places = new Semaphore(options.most);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "run-events");
        thread.setDaemon(true);
        return thread;
    }

    /** Tells the client how the run is, and, unless it has ended, goes on doing so. */
    void listen(RunRecord run, HttpServletRequest request, HttpServletResponse response) {
        if (!isRunning) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "The host is stopping. Ask again when it is back.");
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "So many clients listen already that no other can. Ask GET /api/v1/runs/" + run.id()
                            + " now and then instead.");
        }
        var isKept = false;
        try {
            isKept = tell(run, request, response);
        } finally {
            if (!isKept) {
                places.release();
            }
        }
    }

    /** Whether the client is kept, to be told more. */
    private boolean tell(RunRecord run, HttpServletRequest request, HttpServletResponse response) {
        var now = event(run.id());
        response.setContentType(RunEvent.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // nginx would gather events until it has many.
        response.setHeader("X-Accel-Buffering", "no");
        try {
            var out = response.getOutputStream();
            out.write(now.equals(RunEvent.NOTHING) ? RunEvent.SIGN_OF_LIFE : now.bytes(0));
            out.flush();
            if (now.isLast()) {
                return false;
            }
            var context = request.startAsync();
            context.setTimeout(0);
            var listener = new RunListener(run.id(), now, out, context, this::forget);
            context.addListener(listener);
            listeners.add(listener);
        } catch (IOException e) {
            log.debug("The client did not wait for the events of the run {}.", run.id(), e);
            return false;
        }
        if (!isRunning) {
            listeners.forEach(RunListener::close);
        }
        return true;
    }

    private void forget(RunListener listener) {
        if (listeners.remove(listener)) {
            places.release();
        }
    }

    /** Looks once at each run that somebody listens to. */
    private void look() {
        var runs = listeners.stream().collect(Collectors.groupingBy(RunListener::runId));
        runs.forEach((id, those) -> {
            var event = eventOrNothing(id);
            for (var listener : those) {
                if (listener.isOlderThan(options.longest)) {
                    listener.close();
                } else {
                    tellers.execute(() -> listener.tell(event, options.silence));
                }
            }
        });
    }

    private RunEvent eventOrNothing(String runId) {
        try {
            return event(runId);
        } catch (DataAccessException | TransactionException e) {
            log.debug("The database is away, so nothing is known of the run {}.", runId, e);
            return RunEvent.NOTHING;
        }
    }

    private RunEvent event(String runId) {
        var progress = syncs.progress(runId);
        if (progress.isPresent()) {
            return RunEvent.progress(json.writeValueAsString(RunView.ProgressView.of(progress.get())));
        }
        return notebook.runs()
                .find(runId)
                .filter(run -> run.state() != RunState.RUNNING)
                .map(run -> RunEvent.ended(json.writeValueAsString(views.of(run))))
                .orElse(RunEvent.NOTHING);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RejectedExecutionException e) {
            log.debug("The host is stopping.", e);
        } catch (RuntimeException e) {
            // Without this, no client would be told anything any more.
            log.error("The events of runs failed by a bug. Please report it.", e);
        }
    }

    @Override
    public synchronized void start() {
        isRunning = true;
        var unused = watch.scheduleWithFixedDelay(
                this::lookSafely, options.pause.toMillis(), options.pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        isRunning = false;
        watch.shutdownNow();
        tellers.shutdownNow();
        listeners.forEach(RunListener::close);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
