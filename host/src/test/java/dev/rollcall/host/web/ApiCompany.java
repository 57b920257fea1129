package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.ApiHost.Answer;
import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A host with the built plugins beside a company of the sandbox, whose Iru tenant is connected. */
final class ApiCompany implements AutoCloseable {
    private static final String PLATFORM_TOKEN = "planted-platform-token-77aa";

    final Company company = Company.open(CompanyOptions.of(60).withoutTraps());
    final ApiHost host;

    ApiCompany(Path home) {
        company.snipeIt()
                .edit(world -> world.token(PLATFORM_TOKEN, world.user("api", draft -> draft.name("Api", "Sync")
                        .permissions(SnipeItWorld.SYNC_PERMISSIONS))));
        host = ApiHost.start(home, properties());
        connect();
    }

    private Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("rollcall.plugins.folder", Objects.requireNonNull(System.getProperty("rollcall.drop-in")));
        properties.put("rollcall.http.allow-insecure", "true");
        properties.put("rollcall.platform.url", company.snipeIt().url().toString());
        properties.put("rollcall.platform.token", PLATFORM_TOKEN);
        properties.put("rollcall.platform.requests-per-minute", "10000");
        properties.put("rollcall.platform.statuses.allocated", CompanyPlatform.ALLOCATED);
        properties.put("rollcall.platform.statuses.transferred", CompanyPlatform.TRANSFERRED);
        properties.put("rollcall.platform.order.field", CompanyPlatform.ORDER);
        return properties;
    }

    private void connect() {
        var body = ApiHost.JSON.createObjectNode().put("provider", "kandji").put("name", "iru");
        company.kandji().settings().forEach(body.putObject("settings")::put);
        body.putObject("policy").put("allowAssigneeUpdates", true);
        body.put("confirm", true);
        var made = host.post("/api/v1/connections", body.toString());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    /** A run that is not awaited. */
    Answer start(String mode) {
        var run = host.post("/api/v1/connections/iru/runs", "{\"mode\": \"" + mode + "\"}");
        assertThat(run.status()).as(run.body()).isEqualTo(202);
        return run;
    }

    /** The run when it has ended. */
    Answer ended(Answer run) {
        assertThat(run.status()).as(run.body()).isEqualTo(202);
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> host.get(path(run)), now -> !now.text("/state").equals("RUNNING"));
    }

    /** A run whose devices all wait until they are let through. */
    Held held() {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        company.kandji().faults().beforePage(0, () -> {
            reached.countDown();
            await(goOn);
        });
        var run = start("APPLY");
        await(reached);
        return new Held(run, goOn);
    }

    /**
     * A run that is on.
     *
     * @param goOn lets it go on
     */
    record Held(Answer run, CountDownLatch goOn) {}

    static String path(Answer run) {
        return "/api/v1/runs/" + run.text("/id");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        host.close();
        company.close();
    }
}
