package dev.rollcall.host.asset;

import dev.rollcall.http.HostThreads;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages while those before them are being read, so that neither waits for the other. For one thread, which says
 * what to fetch; a fetch that fails does so where its page is taken.
 *
 * @param <A> which page
 * @param <P> what is fetched
 */
public final class PagesAhead<A, P> implements AutoCloseable {
    private final Fetch<A, P> fetch;
    private final int most;
    private final HostThreads names;
    private final ArrayDeque<Ordered<A, P>> coming = new ArrayDeque<>();
    private @Nullable ExecutorService threads;

    /**
     * Fetches nothing yet.
     *
     * @param most at a time, and fetched ahead: what they weigh is what a walk needs beside its rows
     * @param platform its threads are called after
     */
    public PagesAhead(String platform, int most, Fetch<A, P> fetch) {
        this.names = new HostThreads("rollcall-" + platform);
        this.most = most;
        this.fetch = fetch;
    }

    /** Fetches a page. */
    public interface Fetch<A, P> {
        P page(A which) throws PlatformException, InterruptedException;
    }

    private record Ordered<A, P>(A which, Future<P> page) {}

    /** Whether one more can be ordered. */
    public boolean hasRoom() {
        return coming.size() < most;
    }

    /** Begins to fetch a page that comes behind those ordered before. */
    public void order(A which) {
        var pool = threads;
        if (pool == null) {
            pool = Executors.newFixedThreadPool(most, names);
            threads = pool;
        }
        Callable<P> task = () -> fetch.page(which);
        coming.add(new Ordered<>(which, pool.submit(task)));
    }

    /** A page: the one that was ordered, or, if another one comes next, fetched now. What was ordered stays so. */
    public P take(A which) throws PlatformException, InterruptedException {
        var next = coming.peek();
        if (next == null || !next.which.equals(which)) {
            return fetch.page(which);
        }
        coming.remove();
        return fetched(next.page);
    }

    /** Gives up what was ordered, unless that page comes next. */
    public void dropUnless(A next) {
        while (!coming.isEmpty() && !coming.element().which.equals(next)) {
            coming.remove().page.cancel(true);
        }
    }

    private static <P> P fetched(Future<P> page) throws PlatformException, InterruptedException {
        try {
            return page.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PlatformException failure) {
                throw failure;
            }
            throw new IllegalStateException("A page was not fetched.", e.getCause());
        }
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
