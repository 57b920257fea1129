package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.AnswerHandler;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.http.SourceRequest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends many requests of one client, several at once, on threads that end with the client. */
final class Batches implements AutoCloseable {
    private static final int AHEAD = 2;

    private final ThreadPoolExecutor threads;
    private final int held;

    Batches(String name, int concurrency) {
        threads = new ThreadPoolExecutor(
                concurrency,
                concurrency,
                5,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new HostThreads("rollcall-" + name));
        threads.allowCoreThreadTimeOut(true);
        held = concurrency + AHEAD;
    }

    /** As {@link SourceHttp#each}. */
    void run(SourceHttp http, List<SourceRequest> requests, AnswerHandler handler)
            throws SourceException, InterruptedException {
        var coming = requests.iterator();
        var started = new ArrayDeque<Started>();
        try {
            while (coming.hasNext() || !started.isEmpty()) {
                while (coming.hasNext() && started.size() < held) {
                    started.add(start(http, coming.next()));
                }
                handOver(started.remove(), handler);
            }
        } finally {
            started.forEach(one -> one.answer.cancel(true));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Started start(SourceHttp http, SourceRequest request) throws SourceException {
        try {
            return new Started(request, threads.submit(() -> http.send(request)));
        } catch (RejectedExecutionException e) {
            throw Ending.closed();
        }
    }

    private static void handOver(Started started, AnswerHandler handler) throws SourceException, InterruptedException {
        SourceAnswer answer;
        try {
            answer = answer(started.answer);
        } catch (SourceException e) {
            handler.failed(started.request, e);
            return;
        }
        handler.answered(started.request, answer);
    }

    private static SourceAnswer answer(Future<SourceAnswer> future) throws SourceException, InterruptedException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        } catch (CancellationException e) {
            throw Ending.closed();
        } catch (ExecutionException e) {
            throw asItWas(e.getCause());
        }
    }

    private static SourceException asItWas(@Nullable Throwable cause) {
        if (cause instanceof SourceException failure) {
            return failure;
        }
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error failure) {
            throw failure;
        }
        return Ending.closed();
    }

    private record Started(SourceRequest request, Future<SourceAnswer> answer) {}
}
