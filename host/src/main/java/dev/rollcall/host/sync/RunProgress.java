package dev.rollcall.host.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far a run is. Safe for use by several threads. */
public final class RunProgress {
    private final Clock clock;
    private Phase phase = Phase.READING;
    private long devices;
    private LongSupplier assets = () -> 0;
    private long toWrite;
    private long written;
    private @Nullable Instant writingSince;

    RunProgress(Clock clock) {
        this.clock = clock;
    }

    /** What a run does now. */
    public enum Phase {
        READING,
        DECIDING,
        WRITING
    }

    /**
     * A look at it.
     *
     * @param devices read so far
     * @param assets read so far
     * @param toWrite how many changes are to be written
     * @param written how many of them have been, in whatever way they ended
     * @param left how long the rest will take at the pace so far; empty while that is not known
     */
    public record View(Phase phase, long devices, long assets, long toWrite, long written, Optional<Duration> left) {}

    synchronized void devices(long read) {
        devices = read;
    }

    synchronized void assetsFrom(LongSupplier reading) {
        assets = reading;
    }

    synchronized void deciding() {
        phase = Phase.DECIDING;
    }

    synchronized void writing(long changes) {
        phase = Phase.WRITING;
        toWrite = changes;
        writingSince = clock.instant();
    }

    synchronized void written(long more) {
        written += more;
    }

    synchronized View view() {
        return new View(phase, devices, assets.getAsLong(), toWrite, written, left());
    }

    private Optional<Duration> left() {
        if (writingSince == null || written == 0) {
            return Optional.empty();
        }
        var each = Duration.between(writingSince, clock.instant()).dividedBy(written);
        return Optional.of(each.multipliedBy(Math.max(0, toWrite - written)));
    }
}
