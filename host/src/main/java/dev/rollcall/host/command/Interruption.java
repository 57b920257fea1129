package dev.rollcall.host.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the thread that works, and gives it time to end what it began and to say
 * so: the process goes when that is done.
 */
final class Interruption implements AutoCloseable {
    /** Longer than a host takes to end the changes that it is writing. */
    private static final long PATIENCE = 90;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interruption");
    private boolean isRegistered;
    private @Nullable Thread worker;

    /** From now on this thread is interrupted. */
    synchronized void arm() {
        worker = Thread.currentThread();
        if (!isRegistered) {
            Runtime.getRuntime().addShutdownHook(hook);
            isRegistered = true;
        }
    }

    /** From now on nothing is interrupted; the process still waits. */
    synchronized void disarm() {
        worker = null;
        // What came before is dealt with; the closing of files and databases must not meet it.
        Thread.interrupted();
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is going already, and has waited for this.
        }
    }

    private void stop() {
        interrupt();
        try {
            done.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not the code of the signal: scripts are told how the command ended.
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
    }

    private synchronized void interrupt() {
        if (worker != null) {
            worker.interrupt();
        }
    }
}
