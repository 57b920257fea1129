package dev.rollcall.host.sync;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.PlatformSurvey;
import dev.rollcall.host.asset.ReadingProgress;
import dev.rollcall.host.asset.ValuePool;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Readings of the platform, shared by runs that are due together. A reading that is shared shows what this process wrote
 * since it began; what others wrote meanwhile is noticed before each write (R71).
 */
final class PlatformReadings {
    private final Executor executor;
    private final Clock clock;
    private @Nullable Shared latest;

    PlatformReadings(Executor executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * A reading that began when the run was asked for, or later: with runs that were asked for together, the same one.
     * To be {@linkplain #release released}.
     *
     * @param askedAt when the run was asked for
     */
    synchronized Shared begin(AssetPlatform platform, Instant askedAt) {
        var shared = latest;
        if (shared != null && !shared.result.isCompletedExceptionally() && !shared.began.isBefore(askedAt)) {
            shared.users++;
            return shared;
        }
        var fresh = new Shared(clock.instant());
        fresh.users = 1;
        latest = fresh;
        executor.execute(() -> fresh.read(platform));
        return fresh;
    }

    /** A run needs it no more; a reading that nobody needs ends. */
    synchronized void release(Shared shared) {
        shared.users--;
        if (shared.users == 0) {
            shared.stop();
            latest = latest == shared ? null : latest;
        }
    }

    /** What this process wrote, for those who share a reading from before. */
    synchronized void written(Asset after) {
        if (latest != null) {
            latest.written.put(after.id(), after);
        }
    }

    /** One reading, for one run or several. */
    static final class Shared implements ReadingProgress {
        private final Instant began;
        private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
        private final CompletableFuture<PlatformSurvey> result = new CompletableFuture<>();
        private final Map<String, Asset> written = new ConcurrentHashMap<>();
        private volatile long assets;
        private final ValuePool values = new ValuePool();
        private int users;
        private @Nullable Thread reader;
        private boolean isStopped;

        Shared(Instant began) {
            this.began = began;
        }

        private void read(AssetPlatform platform) {
            try {
                if (!takes(Thread.currentThread())) {
                    throw new InterruptedException();
                }
                result.complete(platform.read(this));
            } catch (PlatformException | InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
                begun.completeExceptionally(e);
            } finally {
                leaves();
            }
        }

        private synchronized boolean takes(Thread thread) {
            reader = thread;
            return !isStopped;
        }

        private synchronized void leaves() {
            reader = null;
            // The interrupt was meant for the reading, not for what the thread does next.
            Thread.interrupted();
        }

        private synchronized void stop() {
            isStopped = true;
            if (reader != null) {
                reader.interrupt();
            }
        }

        @Override
        public void begun() {
            begun.complete(true);
        }

        @Override
        public void read(long soFar) {
            assets = soFar;
        }

        /** What assets and devices have in common; kept until nobody reads any more. */
        @Override
        public ValuePool values() {
            return values;
        }

        /** How many assets were read so far. */
        long assets() {
            return assets;
        }

        /** Waits until the platform's fields and statuses are known. */
        void awaitBeginning() throws PlatformException, InterruptedException {
            await(begun);
        }

        /** Waits for its end. */
        PlatformSurvey await() throws PlatformException, InterruptedException {
            var survey = await(result);
            if (written.isEmpty()) {
                return survey;
            }
            var reading = survey.reading();
            var assetsNow = reading.assets().stream()
                    .map(asset -> written.getOrDefault(asset.id(), asset))
                    .toList();
            return new PlatformSurvey(reading.with(assetsNow), survey.remarks());
        }

        private static <T> T await(CompletableFuture<T> future) throws PlatformException, InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof PlatformException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof InterruptedException) {
                    throw new InterruptedException();
                }
                throw new IllegalStateException("The platform's reading failed.", e.getCause());
            }
        }
    }
}
