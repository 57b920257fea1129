package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.ApiHost.Answer;
import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The API with the built plugins, beside a company of the sandbox. */
class CompanyApiIT {

    @TempDir
    private Path home;

    private CompanyHost both;
    private Company company;
    private ApiHost host;

    @BeforeEach
    void open() {
        both = new CompanyHost(home, 60);
        company = both.company;
        host = both.api;
    }

    @AfterEach
    void close() {
        // A test may have put another host in its place.
        host.close();
        both.close();
    }

    @Test
    void showsWhatProvidersAskFor() {
        var providers = host.get("/api/v1/providers").json().path("items");
        assertThat(providers.findValuesAsString("id")).contains("kandji", "jamf");
        var kandji = providers
                .valueStream()
                .filter(provider -> provider.path("id").asString().equals("kandji"))
                .findFirst()
                .orElseThrow();
        assertThat(kandji.path("settings").findValuesAsString("key")).contains("apiUrl", "apiToken");
        assertThat(kandji.path("settings").findValuesAsString("kind")).contains("URL", "SECRET");
    }

    @Test
    void makesChangesAndDeletesAConnection() {
        var made = connect(company.kandji(), "Acme Iru");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.head()).contains("/api/v1/connections/" + made.text("/id"));
        assertThat(made.text("/settings/apiToken")).isEqualTo("set");
        assertThat(made.json().at("/policy/allowAssigneeUpdates").asBoolean()).isFalse();

        // What is read can be sent back: "set" is not taken for a secret.
        var settings = made.json().path("settings").toString();
        var changed = patch(
                made,
                "{\"name\": \"Iru\", \"settings\": " + settings
                        + ", \"policy\": {\"goneAfterRuns\": 3, \"ignoredAccounts\": [\"Lab\"]}, \"schedule\": \"0 0 3 *"
                        + " * *\"}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().at("/policy/goneAfterRuns").intValue()).isEqualTo(3);
        assertThat(changed.text("/schedule")).isEqualTo("0 0 3 * * *");
        assertThat(changed.text("/nextSync")).endsWith("T03:00:00Z");
        assertThat(patch(made, "{\"schedule\": \"never\"}").json().has("nextSync"))
                .isFalse();
        assertThat(host.post("/api/v1/connections/iru/check")
                        .json()
                        .path("passed")
                        .asBoolean())
                .isTrue();

        var reset = patch(made, "{\"policy\": {\"goneAfterRuns\": null}, \"schedule\": null}");
        assertThat(reset.json().at("/policy/goneAfterRuns").intValue()).isEqualTo(1);
        assertThat(reset.text("/policy/ignoredAccounts/0")).isEqualTo("lab");
        assertThat(reset.text("/schedule")).isEmpty();
        assertThat(reset.text("/nextSync")).as("daily").isNotEmpty();

        assertThat(patch(made, "{\"name\": null}").text("/errors/0/field")).isEqualTo("name");
        assertThat(patch(made, "{\"settings\": {\"apiUrl\": \"https://other.api.kandji.io\"}}")
                        .text("/errors/0/field"))
                .isEqualTo("settings.apiToken");
        assertThat(patch(made, "{\"settings\": {\"apiToken\": null}}").text("/errors/0/field"))
                .isEqualTo("settings.apiToken");

        assertThat(host.call("DELETE", "/api/v1/connections/" + made.text("/id"), null)
                        .status())
                .isEqualTo(200);
        assertThat(host.get("/api/v1/connections/iru").status()).isEqualTo(404);
    }

    @Test
    void makesAConnectionOfTheExamplesThatAreShown() {
        var schemas = host.get("/api/v1/openapi.json").json().at("/components/schemas");
        var body = ApiHost.JSON.createObjectNode();
        schemas.at("/NewConnection/properties").properties().forEach(property -> {
            if (property.getValue().has("example")) {
                body.set(property.getKey(), property.getValue().get("example"));
            }
        });
        var made = host.post("/api/v1/connections", body.toString());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var change = ApiHost.JSON
                .createObjectNode()
                .set("settings", schemas.at("/ConnectionChange/properties/settings/example"));
        assertThat(patch(made, change.toString()).status()).isEqualTo(200);
    }

    @Test
    void sendsNothingToTheMdmOfAnInactiveConnection() {
        connect(company.kandji(), "iru");
        assertThat(host.post("/api/v1/connections/iru/deactivate")
                        .json()
                        .path("active")
                        .asBoolean())
                .isFalse();
        var before = company.kandji().requests().count();
        assertThat(host.post("/api/v1/connections/iru/check").status()).isEqualTo(409);
        assertThat(start("iru", "{\"mode\": \"APPLY\"}").status()).isEqualTo(409);
        assertThat(company.kandji().requests().count()).isEqualTo(before);
        assertThat(host.post("/api/v1/connections/iru/activate")
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void saysWhatIsInTheWayOfAnMdm() {
        connect(company.kandji(), "iru");
        company.kandji().faults().credentialsRefused(true);
        var check = host.post("/api/v1/connections/iru/check");
        assertThat(check.status()).as(check.body()).isIn(200, 502);
        assertThat(check.json().path("passed").asBoolean()).isFalse();
        assertThat(check.body()).doesNotContain(secrets());
    }

    @Test
    void checksAndPreparesThePlatform() {
        assertThat(host.get("/api/v1/platform").json().path("configured").asBoolean())
                .isTrue();
        var check = host.post("/api/v1/platform/check");
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.json().path("items")).isNotEmpty();
        var said = host.post("/api/v1/platform/prepare");
        assertThat(said.status()).as(said.body()).isEqualTo(200);
        assertThat(said.json().path("done")).isEmpty();
        var left = host.post("/api/v1/platform/prepare", "{\"agreed\": [\"nothing-of-the-sort\"]}");
        assertThat(left.text("/leftOut/0")).isEqualTo("nothing-of-the-sort");
        assertThat(left.json().path("proposed")).isEqualTo(said.json().path("proposed"));
    }

    @Test
    void previewsAppliesAndReverts() {
        connect(company.kandji(), "iru");
        var started = start("iru", "{\"mode\": \"PREVIEW\"}");
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.head()).contains("/api/v1/runs/" + started.text("/id"));
        assertThat(started.json().path("joined").asBoolean(true)).isFalse();
        var preview = ended(started);
        assertThat(preview.text("/state")).as(preview.body()).isEqualTo("SUCCEEDED");
        assertThat(preview.json().path("complete").asBoolean()).isTrue();
        assertThat(preview.text("/summary")).contains("devices");
        assertThat(preview.text("/initiator")).isEqualTo("The bootstrap token");

        var planned = changes(preview, "?state=PLANNED&state=PLANNED_HELD&limit=7");
        assertThat(planned).isNotEmpty().allSatisfy(change -> {
            assertThat(change.path("rule").asString()).matches("R[0-9]+");
            assertThat(change.path("reason").asString()).isNotBlank();
            assertThat(change.path("state").asString()).startsWith("PLANNED");
        });

        var applied = ended(host.post(path(preview) + "/apply"));
        assertThat(applied.text("/purpose")).isEqualTo("APPLY_PREVIEW");
        assertThat(applied.text("/basis")).isEqualTo(preview.text("/id"));
        var done = changes(applied, "?state=DONE");
        assertThat(done).isNotEmpty();
        assertThat(done).allSatisfy(change -> assertThat(change.at("/after/id").asString(""))
                .isEqualTo(change.at("/before/id").asString("")));
        assertThat(host.post(path(preview) + "/apply").status()).isEqualTo(409);

        var serial = done.stream()
                .filter(change -> change.has("serial"))
                .findFirst()
                .orElseThrow()
                .path("serial")
                .asString();
        var history = host.get("/api/v1/assets/" + serial.toLowerCase(Locale.ROOT) + "/history");
        assertThat(history.status()).as(history.body()).isEqualTo(200);
        assertThat(history.json().path("changes").findValuesAsString("run")).contains(applied.text("/id"));

        var reverted = ended(host.post(
                path(applied) + "/revert",
                "{\"changes\": [" + done.get(0).path("id").longValue() + "]}"));
        assertThat(reverted.text("/purpose")).isEqualTo("REVERT");
        assertThat(reverted.text("/summary")).isEqualTo("1 written.");
        assertThat(host.post(path(applied) + "/revert", "{\"changes\": [999999]}")
                        .status())
                .isEqualTo(404);
        assertThat(host.post(path(applied) + "/cancel").status()).isEqualTo(409);
        assertThat(host.post(path(applied) + "/discard").status()).isEqualTo(409);
        assertThat(host.post(path(applied) + "/approve").status()).isEqualTo(409);
        var first = host.get("/api/v1/runs?connection=iru&limit=2").json();
        assertThat(first.path("items")).hasSize(2);
        assertThat(host.get(first.path("next").asString()).json().path("items").findValuesAsString("purpose"))
                .contains("PREVIEW");
        assertThat(host.get("/api/v1/runs/" + preview.text("/id").substring(0, 8))
                        .text("/id"))
                .isEqualTo(preview.text("/id"));
    }

    @Test
    void asksForFourEyesWhereTheyAreAskedFor() {
        host.close();
        var properties = new LinkedHashMap<>(both.properties());
        properties.put("rollcall.access.four-eyes", "true");
        host = ApiHost.start(home, properties);
        connect(company.kandji(), "iru");
        host.call(
                "PATCH",
                "/api/v1/connections/iru",
                "{\"policy\": {\"allowAssigneeUpdates\": true}, \"confirm\": true}");
        var other = host.token("of an operator", "OPERATOR");
        host.person("ann", "OPERATOR");
        var asking = new Browser(host);
        asking.logIn("ann", Browser.PASSWORD);
        runOf(asking);
        company.kandji().vanishAll();
        var held = runOf(asking);
        assertThat(held.text("/initiator")).isEqualTo("ann");
        assertThat(held.text("/state")).isEqualTo("HELD");
        var waiting = changes(held, "?state=HELD").size();
        assertThat(waiting).isPositive();

        var own = asking.call("POST", path(held) + "/approve", "{}");
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.body()).contains("ann asked for these changes");
        assertThat(changes(held, "?state=HELD")).hasSize(waiting);

        var approval = ended(host.with(other, "POST", path(held) + "/approve", null), 202);
        assertThat(approval.text("/initiator")).isEqualTo("The token 'of an operator'");
        assertThat(changes(held, "?state=HELD")).isEmpty();
    }

    private Answer runOf(Browser asking) {
        var run = asking.call("POST", "/api/v1/connections/iru/runs", "{\"mode\": \"APPLY\"}");
        var id = ApiHost.JSON.readTree(run.body()).path("id").asString();
        return ended(host.get("/api/v1/runs/" + id), 200);
    }

    @Test
    void hidesTheSettingsOfMdmsFromAllButAdmins() {
        var made = connect(company.kandji(), "iru");
        var viewer = host.token("of a viewer", "VIEWER");
        for (var path : List.of("/api/v1/connections/iru", "/api/v1/connections")) {
            var seen = host.with(viewer, "GET", path, null);
            assertThat(seen.body())
                    .contains("\"iru\"", made.text("/id"))
                    .doesNotContain("settings", "apiUrl", "policy", "schedule");
        }
    }

    @Test
    void keepsNothingOfAPolicyThatIsTried() {
        var made = connect(company.jamf(), "pro");
        var run = ended(start("pro", "{\"mode\": \"PREVIEW\", \"policy\": {\"allowAssigneeUpdates\": true}}"));
        assertThat(run.json().path("trial").asBoolean()).isTrue();
        assertThat(host.get("/api/v1/connections/pro").json()).isEqualTo(made.json());
        assertThat(start("pro", "{\"mode\": \"PREVIEW\", \"policy\": {\"goneAfterRuns\": 0}}")
                        .text("/errors/0/field"))
                .isEqualTo("policy.goneAfterRuns");
    }

    @Test
    void joinsTheRunThatIsOnAndCancelsIt() throws InterruptedException {
        connect(company.kandji(), "iru");
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        company.kandji().faults().beforePage(0, () -> {
            reached.countDown();
            waitFor(goOn);
        });
        var run = start("iru", "{\"mode\": \"APPLY\"}");
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();

        var joined = start("iru", "{\"mode\": \"APPLY\"}");
        assertThat(joined.status()).isEqualTo(202);
        assertThat(joined.json().path("joined").asBoolean()).isTrue();
        assertThat(joined.text("/id")).isEqualTo(run.text("/id"));
        assertThat(start("iru", "{\"mode\": \"PREVIEW\"}").status()).isEqualTo(409);
        var now = host.get(path(run));
        assertThat(now.text("/state")).isEqualTo("RUNNING");
        assertThat(now.text("/progress/phase")).isEqualTo("READING");
        assertThat(now.json().has("report")).isFalse();
        assertThat(host.post(path(run) + "/cancel").status()).isEqualTo(202);
        goOn.countDown();
        assertThat(ended(run).text("/state")).isEqualTo("CANCELLED");
    }

    /** Every route, with good and bad bodies that hold every secret there is. */
    @Test
    void showsNoSecretWhateverItIsAsked() {
        connect(company.kandji(), "iru");
        connect(company.jamf(), "pro");
        var run = ended(start("iru", "{\"mode\": \"PREVIEW\"}"));
        var answers = new ArrayList<Answer>();
        var paths = host.get("/api/v1/openapi.json").json().path("paths");
        for (var path : paths.properties()) {
            var isRun = path.getKey().startsWith("/api/v1/runs/");
            var address = path.getKey()
                    .replace("{id}", isRun ? run.text("/id") : "iru")
                    .replace("{serial}", "none");
            for (var method : path.getValue().propertyNames()) {
                var verb = method.toUpperCase(Locale.ROOT);
                if (verb.equals("DELETE")) {
                    continue;
                }
                answers.add(host.call(verb, address, null));
                for (var secret : secrets()) {
                    for (var body : bodies(secret)) {
                        answers.add(host.call(verb, address, body));
                    }
                }
            }
        }
        assertThat(answers).hasSizeGreaterThan(200).allSatisfy(answer -> {
            assertThat(answer.head() + answer.body()).doesNotContain(secrets());
            assertThat(answer.status()).isNotEqualTo(500);
        });
        assertThat(answers.stream().map(Answer::status)).contains(200, 400, 404, 409, 422);
    }

    private static List<String> bodies(String secret) {
        var text = ApiHost.JSON.writeValueAsString(secret);
        return List.of(
                "{\"settings\": {\"apiToken\": " + text + ", \"apiUrl\": " + text + "}}",
                "{\"mode\": " + text + ", \"policy\": " + text + ", \"changes\": " + text + ", \"agreed\": " + text
                        + "}",
                "{\"rank\": " + text + ", \"active\": " + text + "}",
                "{\"settings\": {\"apiToken\": " + text + ",,}}",
                "[" + text + "]",
                text);
    }

    private String[] secrets() {
        var secrets = new ArrayList<>(List.of(ApiHost.TOKEN, CompanyHost.PLATFORM_TOKEN));
        secrets.add(Objects.requireNonNull(company.kandji().settings().get("apiToken")));
        secrets.add(Objects.requireNonNull(company.jamf().settings().get("clientSecret")));
        return secrets.toArray(String[]::new);
    }

    private Answer connect(MdmTenant tenant, String name) {
        var body = ApiHost.JSON
                .createObjectNode()
                .put("provider", tenant.provider())
                .put("name", name);
        var settings = body.putObject("settings");
        tenant.settings().forEach(settings::put);
        var made = host.post("/api/v1/connections", body.toString());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.head() + made.body()).doesNotContain(secrets());
        return made;
    }

    private Answer patch(Answer connection, String change) {
        return host.call("PATCH", "/api/v1/connections/" + connection.text("/id"), change);
    }

    private Answer start(String connection, String body) {
        return host.post("/api/v1/connections/" + connection + "/runs", body);
    }

    private Answer ended(Answer run) {
        return ended(run, 202);
    }

    private Answer ended(Answer run, int status) {
        assertThat(run.status()).as(run.body()).isEqualTo(status);
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> host.get(path(run)), now -> !now.text("/state").equals("RUNNING"));
    }

    private List<JsonNode> changes(Answer run, String query) {
        var all = new ArrayList<JsonNode>();
        var next = path(run) + "/changes" + query;
        while (!next.isEmpty()) {
            var page = host.get(next);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().path("items").forEach(all::add);
            next = page.text("/next");
        }
        assertThat(all.stream().map(change -> change.path("id").longValue()))
                .doesNotHaveDuplicates()
                .isSorted();
        return all;
    }

    private static String path(Answer run) {
        return "/api/v1/runs/" + run.text("/id");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
