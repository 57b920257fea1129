package dev.rollcall.testkit.simulator;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.rollcall.api.Partition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An MDM in the vendor's wire format, on a free port of the loopback address. The vendor extends it and says how its
 * MDM answers from the {@link #tenant}; the kit adds faults, changes and a journal.
 *
 * <p>What the vendor implements is called by several threads at once. Close it when it is done with; it holds a port.
 */
public abstract class VendorSimulator implements AutoCloseable {
    private static final int FIRST_NUMBER = 1000;

    private final Tenant tenant = new Tenant();
    private final List<JournalEntry> journal = new CopyOnWriteArrayList<>();
    private final List<PlantedFault> faults = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Semaphore held = new Semaphore(0);
    private final WireMockServer server;
    private volatile boolean tokenExpired;
    private volatile int rowLimit = Integer.MAX_VALUE;

    /** Starts listening. */
    protected VendorSimulator() {
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(50)
                .disableRequestJournal()
                .extensions(new Answers()));
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
    }

    /**
     * Answers a request as the MDM would from the {@link #tenant}: checks the credential, finds the page, writes the
     * rows. A list's page holds {@link #pageSize} rows. An unreadable device ({@link SimulatedDevice#isUnreadable}) is a
     * row whose id can be read and whose other fields have wrong types.
     */
    protected abstract Reply answer(SimulatedRequest request);

    /** Says what a request asks for. What it takes for a look-up, it must not take for a page of the list. */
    protected abstract Asked classify(SimulatedRequest request);

    /** The body of a message that the MDM sends by itself about a device; empty if it sends none, which is the default. */
    public Optional<String> messageAbout(SimulatedDevice device) {
        return Optional.empty();
    }

    /** Settings that are valid for the plugin and lead to {@link #baseUrl}. */
    public abstract Map<String, String> settings();

    /**
     * How many rows a page of the list has that this plugin asks for: at least 2, or {@link Integer#MAX_VALUE} if
     * everything comes in one answer. Where that is more than a few hundred, name less, as an MDM may give less than
     * what was asked for: four pages are made for each test.
     */
    public abstract int rowsPerPage();

    /**
     * Texts that must never be seen by people: the secret {@link #settings} and every token that this simulator gives
     * out. Each at least 8 characters long.
     */
    public abstract Set<String> secrets();

    /** The vendor's answer for an error status; without a body, unless overridden. */
    protected Reply fault(int status) {
        return Reply.status(status);
    }

    /** Whether the MDM states how many devices it has; no, unless overridden. */
    public boolean statesTotal() {
        return false;
    }

    /** Whether the MDM can say that a device has no user, other than by leaving the user out; yes, unless overridden. */
    public boolean saysNobody() {
        return true;
    }

    /**
     * The id that the plugin is to deliver for the nth device of a list; a UUID, unless overridden. Different in all
     * partitions.
     *
     * @param number above zero; a greater one is listed later where the MDM sorts by id
     */
    protected String sourceId(Partition partition, int number) {
        return "%08x-0000-4000-8000-%012d".formatted(partition.id().hashCode(), number);
    }

    /** The address of this simulator, {@code http://127.0.0.1:port}. */
    public final String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The devices; empty at first. */
    public final Tenant tenant() {
        return tenant;
    }

    /** The rows to put on a page when the plugin asks for so many. */
    protected final int pageSize(int asked) {
        return Math.max(1, Math.min(asked, Math.min(rowsPerPage(), rowLimit)));
    }

    /** The devices on the page of a list that begins behind so many rows; empty behind its end. */
    protected final List<SimulatedDevice> page(Partition partition, int offset, int asked) {
        return tenant.in(partition).stream()
                .skip(Math.max(0, offset))
                .limit(pageSize(asked))
                .toList();
    }

    /** From now on pages have so many rows at most, whatever is asked for. */
    public final void limitRows(int most) {
        rowLimit = most;
    }

    /** Devices as {@link SimulatedDevice#fleet} makes them, with the vendor's ids. They are not in the tenant yet. */
    public final List<SimulatedDevice> fleet(Partition partition, int size) {
        var fleet = SimulatedDevice.fleet(partition, size, 7L);
        return IntStream.range(0, size)
                .mapToObj(index -> fleet.get(index).withId(sourceId(partition, FIRST_NUMBER + index)))
                .toList();
    }

    /** An enrolled device without a user whose id comes before those of any {@link #fleet}. Not in the tenant yet. */
    public final SimulatedDevice newcomer(Partition partition) {
        return SimulatedDevice.in(partition, sourceId(partition, 1))
                .serial("NEWCOMER1")
                .build();
    }

    /** Plants a fault, in effect until {@link #reset}. */
    public final FaultChoice onRequest(RequestMatch match) {
        return new FaultChoice(this, match);
    }

    /** Answers 403 to everything that belongs to the list. */
    public final void forbid(Partition partition) {
        onRequest(RequestMatch.reads().in(partition)).reply(403);
    }

    /** Removes all faults and forgets the journal; the tenant stays. */
    public final void reset() {
        faults.clear();
        journal.clear();
        tokenExpired = false;
        rowLimit = Integer.MAX_VALUE;
    }

    /** What was asked so far, in the order of arrival: a copy. */
    public final List<JournalEntry> journal() {
        return List.copyOf(journal);
    }

    /** What the simulator itself did wrong: it threw something. The kit tells it apart from the plugin's faults. */
    public final Optional<String> failure() {
        return Optional.ofNullable(failure.get());
    }

    /**
     * Waits until a request hangs.
     *
     * @return whether one does by the end of that time
     */
    public final boolean awaitHang(Duration longest) throws InterruptedException {
        return held.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Answers all requests that hang; from now on none does. */
    public final void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
        server.stop();
    }

    final void plant(PlantedFault fault) {
        faults.add(fault);
    }

    final void expireToken() {
        tokenExpired = true;
    }

    final void hold() {
        held.release();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome outcome(SimulatedRequest request) {
        var asked = classify(request);
        journal.add(new JournalEntry(request, asked));
        if (asked.kind() == Asked.Kind.TOKEN) {
            tokenExpired = false;
        }
        for (var fault : faults) {
            var outcome = fault.meet(asked, () -> answer(request));
            if (outcome.decides()) {
                return outcome;
            }
        }
        return Outcome.of(tokenExpired ? fault(401) : answer(request));
    }

    /** Whatever the vendor's code throws is kept for the kit to tell, and looks to the plugin like a failing server. */
    private Outcome guarded(SimulatedRequest request) {
        try {
            return outcome(request);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, "It failed at " + request + " with " + e + ".");
            return Outcome.of(Reply.status(500));
        }
    }

    /** Puts the simulator's answer in the place of the one stub's. */
    private final class Answers implements ResponseDefinitionTransformerV2 {
        @Override
        public String getName() {
            return "vendor-simulator";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var outcome = guarded(SimulatedRequest.of(event.getRequest()));
            if (outcome.isCut()) {
                return WireMock.aResponse()
                        .withFault(Fault.MALFORMED_RESPONSE_CHUNK)
                        .build();
            }
            return response(outcome.reply().orElseThrow());
        }

        private ResponseDefinition response(Reply reply) {
            var builder = new ResponseDefinitionBuilder().withStatus(reply.status());
            reply.headers().forEach(builder::withHeader);
            return reply.body().isEmpty()
                    ? builder.build()
                    : builder.withBody(reply.body()).build();
        }
    }
}
