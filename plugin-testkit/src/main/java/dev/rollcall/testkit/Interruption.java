package dev.rollcall.testkit;

import dev.rollcall.api.Partition;
import java.time.Duration;

/** A reading on a thread of its own, to be interrupted. */
final class Interruption {
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final Thread thread;
    private volatile boolean wasLetPass;

    Interruption(Bench bench, Partition partition) {
        thread = new Thread(() -> read(bench, partition), "interrupted reading");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void mustEndByInterrupt() throws InterruptedException {
        thread.interrupt();
        thread.join(LIMIT.toMillis());
        if (thread.isAlive()) {
            throw new ContractBreach(
                    "The source went on for " + LIMIT.toSeconds() + " seconds after it was interrupted.",
                    "Let InterruptedException pass; catch nothing that holds it.");
        }
        if (!wasLetPass) {
            throw new ContractBreach(
                    "The source swallowed an interrupt: its read() ended without InterruptedException.",
                    "Let InterruptedException pass; an interrupt cancels the call.");
        }
    }

    private void read(Bench bench, Partition partition) {
        try {
            bench.read(partition, "it was interrupted");
        } catch (InterruptedException e) {
            wasLetPass = true;
        }
    }
}
