package dev.rollcall.host.sync;

import dev.rollcall.host.asset.PlatformSurvey;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.ListReport;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A run of this process, from its begin to its end. */
final class ActiveRun implements RunTask.Outcome {
    private final RunRecord record;
    private final ConfiguredConnection connection;
    private final RunProgress progress;
    private final Tally tally = new Tally();
    private final Brake brake = new Brake();
    private final CountDownLatch ended = new CountDownLatch(1);
    private List<ListReport> lists = List.of();
    private final List<String> remarks = new ArrayList<>();
    private long assets;
    private boolean platformComplete;
    private boolean tenantComplete;
    private boolean hasRead;
    private long unchanged;
    private long requests;
    private @Nullable Thread reading;

    ActiveRun(RunRecord record, ConfiguredConnection connection, RunProgress progress) {
        this.record = record;
        this.connection = connection;
        this.progress = progress;
    }

    RunRecord record() {
        return record;
    }

    ConfiguredConnection connection() {
        return connection;
    }

    RunProgress progress() {
        return progress;
    }

    Tally tally() {
        return tally;
    }

    Brake brake() {
        return brake;
    }

    CountDownLatch ended() {
        return ended;
    }

    /**
     * Remembers the thread that may be interrupted: reading can be broken off anywhere, writing only between changes.
     *
     * @throws InterruptedException if it was cancelled before
     */
    synchronized void beginsOn(Thread thread) throws InterruptedException {
        if (brake.isOn()) {
            throw new InterruptedException();
        }
        reading = thread;
    }

    @Override
    public synchronized void beginsToWrite() throws InterruptedException {
        endsReading();
        if (brake.isOn()) {
            throw new InterruptedException();
        }
    }

    /** An interrupt that was meant for the reading is over with it: it must not reach the journal's database. */
    synchronized void endsReading() {
        reading = null;
        Thread.interrupted();
    }

    /** Stops it, at the latest after the changes that are being written. */
    synchronized void cancel(String why) {
        brake.cancel(why);
        if (reading != null) {
            reading.interrupt();
        }
    }

    @Override
    public synchronized void read(TenantReading tenant, PlatformSurvey platform, Collection<String> warnings) {
        lists = tenant.lists();
        remarks.addAll(warnings);
        remarks.addAll(tenant.remarks());
        remarks.addAll(platform.remarks());
        assets = platform.reading().assets().size();
        platformComplete = platform.reading().isComplete();
        tenantComplete = tenant.isComplete();
        requests = tenant.requests();
        hasRead = true;
    }

    @Override
    public synchronized void remark(Collection<String> words) {
        remarks.addAll(words);
    }

    @Override
    public synchronized void unchanged(long count) {
        unchanged = count;
    }

    @Override
    public synchronized boolean isComplete() {
        return hasRead && platformComplete && tenantComplete;
    }

    synchronized RunReport report(String failure) {
        return new RunReport(
                lists,
                assets,
                platformComplete,
                unchanged,
                tally.states(),
                tally.rules(),
                hasRead ? Map.of("mdm", requests) : Map.of(),
                remarks,
                failure);
    }

    /** How it ended, if nothing kept it from going to its end. */
    synchronized RunState state() {
        if (hasRead && !isComplete()) {
            return RunState.INCOMPLETE;
        }
        var isPartial =
                tally.of(ChangeState.FAILED) + tally.of(ChangeState.REFUSED) + tally.of(ChangeState.UNFINISHED) > 0;
        if (isPartial) {
            return RunState.PARTIAL;
        }
        var isHeld = tally.of(ChangeState.HELD) + tally.of(ChangeState.PLANNED_HELD) > 0;
        return isHeld ? RunState.HELD : RunState.SUCCEEDED;
    }
}
