package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.HostApplication;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.NewConnection;
import dev.rollcall.host.journal.RunFilter;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.schedule.ScheduledSyncs;
import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.KandjiTenant;
import dev.rollcall.sandbox.mdm.TenantFleet;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many connections that are due at once, each with a device of an asset and many that the platform does not know. */
class BusyMinuteIT {
    private static final String TOKEN = "planted-token-of-the-busy-minute";

    /** Requests are counted when they arrive, and one of them may be half a second longer on its way than another. */
    private static final Duration MINUTE = Duration.ofMillis(59_500);

    @TempDir
    private Path home;

    private final Company company = Company.open(CompanyOptions.of(0).withoutTraps());
    private final Wire wire = new Wire(company.snipeIt().url());
    private final List<KandjiTenant> tenants = new ArrayList<>();
    /** When requests came to the platform, and which. */
    private final ConcurrentLinkedQueue<Came> came = new ConcurrentLinkedQueue<>();

    private record Came(long nanos, String path) {}

    /**
     * How much there is of everything.
     *
     * @param perMinute the platform's limit
     * @param longest how long all of it may take
     */
    private record Load(int connections, int devices, int perMinute, Duration longest) {}

    @AfterEach
    void close() {
        wire.close();
        tenants.forEach(KandjiTenant::close);
        company.close();
    }

    @Test
    void readsThePlatformForAllOfTen() throws Exception {
        play(new Load(10, 20, 600, Duration.ofMinutes(2)));
    }

    @Test
    @Tag("endurance")
    void readsThePlatformForAllOfAHundred() throws Exception {
        play(new Load(100, 1000, 240, Duration.ofMinutes(20)));
    }

    private void play(Load load) throws Exception {
        fill(load);
        company.snipeIt().settings(settings -> settings.throttlePerMinute(load.perMinute));
        wire.play(sent -> {
            came.add(new Came(System.nanoTime(), sent.path()));
            return Wire.Answer.ASK;
        });
        try (var context = started(load)) {
            var connections = context.getBean(Connections.class);
            for (var tenant : tenants) {
                connect(connections, tenant);
            }
            var scheduled = context.getBean(ScheduledSyncs.class);
            scheduled.align();
            var database = context.getBean(JdbcClient.class);
            assertThat(database.sql("update scheduled_tasks set execution_time = current_timestamp")
                            .update())
                    .isEqualTo(load.connections);
            var latencies = during(context, () -> {
                scheduled.look();
                awaitRuns(context.getBean(Notebook.class), load);
            });
            check(load, latencies);
            assertThat(refused(context.getBean(MeterRegistry.class)))
                    .as("requests that the platform's own limit refused")
                    .isZero();
        }
    }

    private static double refused(MeterRegistry meters) {
        return meters.find("rollcall.requests.throttled").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** The platform knows as many assets as there are devices, but of each tenant one that is the same. */
    private void fill(Load load) {
        var field = company.platform().field(CompanyPlatform.KANDJI_ID);
        var status = company.platform().label(CompanyPlatform.ALLOCATED);
        for (var number = 0; number < load.connections; number++) {
            var own = number;
            var tenant = KandjiTenant.start(TenantFleet.none());
            tenants.add(tenant);
            for (var device = 0; device < load.devices; device++) {
                var serial = "M" + own + "X" + device;
                tenant.add(draft -> draft.serial(serial));
            }
            company.snipeIt().edit(world -> {
                var model = world.model(
                        "Model " + own,
                        "M" + own,
                        world.category("Laptops"),
                        world.manufacturer("Apple Test"),
                        world.fieldset("Laptops", field));
                for (var asset = 0; asset < load.devices; asset++) {
                    var serial = asset == 0 ? "M" + own + "X0" : "A" + own + "X" + asset;
                    world.asset(draft -> draft.serial(serial).model(model).status(status));
                }
            });
        }
    }

    private ConfigurableApplicationContext started(Load load) {
        var dropIn = Objects.requireNonNull(System.getProperty("rollcall.drop-in"));
        return new SpringApplicationBuilder(HostApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--spring.config.name=application,none",
                        "--server.port=0",
                        "--rollcall.home=" + home,
                        "--rollcall.plugins.folder=" + dropIn,
                        "--rollcall.access.bootstrap-token=" + TOKEN,
                        "--rollcall.http.allow-insecure=true",
                        "--rollcall.platform.url=" + wire.url(),
                        "--rollcall.platform.token=" + Company.SYNC_TOKEN,
                        "--rollcall.platform.requests-per-minute=" + load.perMinute,
                        "--rollcall.platform.statuses.allocated=" + CompanyPlatform.ALLOCATED,
                        "--rollcall.platform.statuses.transferred=" + CompanyPlatform.TRANSFERRED);
    }

    /** Synced when the test says so, and at no other time of the day. */
    private static void connect(Connections connections, KandjiTenant tenant) {
        var connection = NewConnection.of("kandji", tenant.url().toString(), tenant.settings());
        try {
            connections.create(new NewConnection(
                    connection.provider(),
                    connection.name(),
                    connection.rank(),
                    connection.active(),
                    connection.settings(),
                    connection.policy(),
                    "0 0 0 29 2 *"));
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitRuns(Notebook notebook, Load load) {
        Awaitility.await()
                .atMost(load.longest)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    var runs = notebook.runs().latest(RunFilter.ALL, 0, 500);
                    return runs.size() == load.connections
                            && runs.stream().allMatch(run -> run.endedAt().isPresent());
                });
        assertThat(notebook.runs().latest(RunFilter.ALL, 0, 500))
                .extracting(RunRecord::state)
                .containsOnly(RunState.SUCCEEDED);
    }

    /** How long answers of the API took meanwhile, the longest last. */
    private static List<Duration> during(ConfigurableApplicationContext context, Runnable work) throws Exception {
        var port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        var isOver = new AtomicBoolean();
        var asking = Executors.newSingleThreadExecutor();
        try {
            var answers = asking.submit(() -> {
                var latencies = new ArrayList<Duration>();
                for (var number = 0; !isOver.get() || number < 20; number++) {
                    latencies.add(asked(port, number % 2 == 0 ? "connections" : "runs"));
                }
                Collections.sort(latencies);
                return latencies;
            });
            work.run();
            isOver.set(true);
            return answers.get();
        } finally {
            isOver.set(true);
            asking.shutdownNow();
        }
    }

    private static Duration asked(String port, String what) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + what))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        var began = System.nanoTime();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void check(Load load, List<Duration> latencies) {
        // A list of several pages begins once at its front; one of a single page is asked for from its end alone.
        var readings = pages("order=asc") > 0 ? pages("order=asc&offset=0") : pages("order=desc");
        var most = mostInAMinute();
        var slowest = latencies.get((latencies.size() * 99 - 1) / 100);
        System.out.printf(
                "%d connections of %d devices: platform read %d times, %d requests, at most %d of %d in a minute; %d"
                        + " answers of the API, 99th percentile %d ms, the longest %d ms%n",
                load.connections,
                load.devices,
                readings,
                came.size(),
                most,
                load.perMinute,
                latencies.size(),
                slowest.toMillis(),
                latencies.get(latencies.size() - 1).toMillis());
        assertThat(readings).isBetween(1L, 2L);
        assertThat(most).isLessThanOrEqualTo(load.perMinute);
        assertThat(slowest).isLessThan(Duration.ofSeconds(5));
    }

    private long pages(String which) {
        return came.stream()
                .filter(one -> one.path.contains("/hardware?sort=id") && one.path.contains(which))
                .count();
    }

    private int mostInAMinute() {
        var times = came.stream().mapToLong(Came::nanos).sorted().toArray();
        var most = 0;
        var first = 0;
        for (var last = 0; last < times.length; last++) {
            while (times[last] - times[first] >= MINUTE.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
