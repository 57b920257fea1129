package dev.rollcall.testkit;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.source.SourceConnection;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.VendorSimulator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;

/** A source on a simulator, called as the host calls it. */
final class Bench implements AutoCloseable {
    static final String USER_AGENT = "Rollcall-Testkit";
    static final int PAGES = 4;
    private static final int UNPAGED = 12;
    /** No answer of a simulator takes so long, unless it hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** For answers that hang. One that merely takes longer than this is asked for again, which harms no test. */
    private static final Duration IMPATIENCE = Duration.ofMillis(200);

    private final DeviceSource source;
    private final VendorSimulator simulator;
    private final SourceSpec spec;
    private final OutboundHttp http;
    private final boolean ownsSimulator;
    private final SourceConnection connection;
    private final List<String> told = new CopyOnWriteArrayList<>();

    private Bench(
            DeviceSource source, VendorSimulator simulator, SourceSpec spec, OutboundHttp http, boolean ownsSimulator)
            throws SourceException {
        this.source = source;
        this.simulator = simulator;
        this.spec = spec;
        this.http = http;
        this.ownsSimulator = ownsSimulator;
        var settings = Settings.of(spec.settings(), simulator.settings());
        connection = SourceConnection.open(source, settings, http, Clock.systemUTC(), told::add);
    }

    /** Opens a connection to the simulator; sends nothing. */
    static Bench open(DeviceSource source, VendorSimulator simulator) {
        var spec = source.spec();
        var problems = spec.problems(simulator.settings());
        if (!problems.isEmpty()) {
            throw new ContractBreach(
                    "The simulator's settings() are not valid for the source's spec: " + problems.get(0),
                    "Give the settings that an admin would enter, aimed at baseUrl().");
        }
        var http = http(PATIENCE);
        try {
            return new Bench(source, simulator, spec, http, true);
        } catch (SourceException e) {
            http.close();
            throw new ContractBreach(
                    "No connection could be opened with the simulator's settings(): " + e.getMessage(),
                    "Make the spec's address, authentication and partitions from the settings alone.",
                    e);
        }
    }

    /** A second connection to the same simulator, which stays open when it is closed. */
    Bench another() {
        return another(PATIENCE);
    }

    /** A second connection that does not wait long for an answer. */
    Bench impatient() {
        return another(IMPATIENCE);
    }

    private Bench another(Duration patience) {
        try {
            return new Bench(source, simulator, spec, http(patience), false);
        } catch (SourceException e) {
            throw new ContractBreach("No second connection could be opened: " + e.getMessage(), e.cure(), e);
        }
    }

    private static OutboundHttp http(Duration patience) {
        var strict = HttpOptions.STRICT;
        var options = new HttpOptions(
                true, Optional.empty(), List.of(), strict.connectTimeout(), strict.maxBody(), USER_AGENT);
        return OutboundHttp.hurried(options, Clock.systemUTC(), patience);
    }

    DeviceSource source() {
        return source;
    }

    VendorSimulator simulator() {
        return simulator;
    }

    SourceSpec spec() {
        return spec;
    }

    SourceContext context() {
        return connection.context();
    }

    List<Partition> partitions() {
        try {
            return connection.partitions();
        } catch (SourceException e) {
            throw new ContractBreach(
                    "The spec's partitions() failed: " + e.getMessage(), "Name them from the settings alone.", e);
        }
    }

    /** What the source told people so far: warnings, failures, findings of a check. */
    List<String> told() {
        return told;
    }

    /** The source as one that has the optional ability; where it has it not, the test is skipped. */
    <T> T able(Class<T> ability) {
        Assumptions.assumeTrue(
                ability.isInstance(source), () -> "Skipped: the source is no " + ability.getSimpleName() + ".");
        return ability.cast(source);
    }

    /** Whether the source asks page by page. */
    boolean isPaged() {
        return simulator.rowsPerPage() != Integer.MAX_VALUE;
    }

    /** Skips the test where everything comes in one answer. */
    void needsPages() {
        Assumptions.assumeTrue(isPaged(), "Skipped: the MDM gives the whole list in one answer.");
    }

    /** Which request for a list gets its last rows. */
    int lastPage() {
        return isPaged() ? PAGES : 1;
    }

    /** Fills every list of the tenant with as many devices as make four pages, the last one not full. */
    void fill() {
        var rows = rowsPerPage();
        fill(isPaged() ? (PAGES - 1) * rows + (rows + 1) / 2 : UNPAGED);
    }

    /** Fills every list of the tenant with so many devices. */
    void fill(int size) {
        var devices = new ArrayList<SimulatedDevice>();
        partitions().forEach(partition -> devices.addAll(simulator.fleet(partition, size)));
        simulator.tenant().set(devices);
    }

    int rowsPerPage() {
        var rows = simulator.rowsPerPage();
        if (rows < 2) {
            throw new ContractBreach(
                    "The simulator's rowsPerPage() is " + rows + ".", "Give pages of two rows at least.");
        }
        return rows;
    }

    List<SimulatedDevice> devices(Partition partition) {
        return simulator.tenant().in(partition);
    }

    /** Reads a list. */
    ReadOutcome read(Partition partition, String when) throws InterruptedException {
        var deliveries = new Deliveries();
        var reading = connection.read(partition, deliveries);
        reading.completeness().failure().ifPresent(this::hear);
        reading.rejected().forEach(record -> told.add(record.reason()));
        return new ReadOutcome(partition, when, reading, deliveries);
    }

    /** Lets the source check its settings. */
    CheckReport check() throws SourceException, InterruptedException {
        try {
            var report = connection.check();
            report.items().forEach(item -> told.add(item.subject() + ": " + item.message() + " " + item.cure()));
            return report;
        } catch (SourceException e) {
            hear(e);
            throw e;
        }
    }

    /** How many pages of a list were asked for. */
    long pagesAsked(Partition partition) {
        return simulator.journal().stream()
                .filter(entry -> entry.asked().kind() == Asked.Kind.LIST)
                .filter(entry -> entry.asked().isIn(partition))
                .count();
    }

    /** Without this, a fault that is planted on the last page might never have been met. */
    void mustHaveAskedForTheLastPage(Partition partition) {
        var asked = pagesAsked(partition);
        if (asked < lastPage()) {
            throw new ContractBreach(
                    "The source asked for " + asked + " pages of the list '" + partition + "', and the simulator's "
                            + "rowsPerPage() of " + rowsPerPage() + " makes " + lastPage() + " of its "
                            + devices(partition).size() + " devices.",
                    "Read to the end of the list; in the simulator, cut pages with pageSize(), and let classify() call "
                            + "each page a LIST of its partition.");
        }
    }

    /** How many tokens were asked for. */
    long tokensAsked() {
        return simulator.journal().stream()
                .filter(entry -> entry.asked().kind() == Asked.Kind.TOKEN)
                .count();
    }

    /** Takes note of what a failure says; its causes get into the log only if it is a defect. */
    void hear(SourceException failure) {
        told.add(failure.getMessage());
        if (failure.kind() == SourceException.Kind.DEFECT) {
            for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
                told.add(cause.toString());
            }
        }
    }

    @Override
    public void close() {
        connection.close();
        http.close();
        if (ownsSimulator) {
            simulator.close();
        }
    }
}
