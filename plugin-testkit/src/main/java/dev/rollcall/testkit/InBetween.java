package dev.rollcall.testkit;

import dev.rollcall.api.Partition;

/** A reading that happens while another one waits for its answer. */
final class InBetween {
    private InBetween() {}

    /** Reads the list on the simulator's thread; the pace must allow a second request at a time, so it has its own. */
    static void read(Bench bench, Partition partition) {
        try (var other = bench.another()) {
            other.read(partition, "another reading went on at the same time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
