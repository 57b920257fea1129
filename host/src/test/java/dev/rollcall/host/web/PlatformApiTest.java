package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.platform.AssetMatter;
import dev.rollcall.host.web.ApiHost.Answer;
import dev.rollcall.sandbox.snipeit.SnipeIt;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The platform is set over the API, on a host whose configuration sets none or a part of it. */
@ExtendWith(OutputCaptureExtension.class)
class PlatformApiTest {
    private static final String PATH = "/api/v1/platform";

    @TempDir
    private Path home;

    private final SnipeIt server = PlatformSandbox.start();
    private final SnipeIt other = PlatformSandbox.start();

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    @Test
    void setsThePlatformWithoutARestartAndNeverShowsTheToken(CapturedOutput log) {
        try (var host = ApiHost.start(home, Map.of("rollcall.http.allow-insecure", "true"))) {
            var none = host.get(PATH);
            assertThat(none.json().path("configured").asBoolean()).isFalse();
            assertThat(none.text("/problem")).startsWith("No platform is configured.");
            assertThat(host.post(PATH + "/check").status()).isEqualTo(503);

            var set = put(host, "{'url': '" + server.url() + "', 'token': '" + PlatformSandbox.TOKEN + "'}", "\"0\"");
            assertThat(set.status()).as(set.body()).isEqualTo(200);
            assertThat(set.head()).contains("\"1\"");
            assertThat(set.text("/settings/token")).isEqualTo("set");
            assertThat(set.text("/problem")).startsWith("No status label is named.");
            var first = host.post(PATH + "/check");
            assertThat(first.text("/items/0/message")).contains("answers");
            assertThat(first.body()).contains("No status label is named for ALLOCATED");

            var whole = "{'kind': 'snipe-it', 'url': '" + server.url() + "', 'token': 'set',"
                    + " 'requestsPerMinute': 10000, 'statuses': {'allocated': ['In use'], 'transferred': ['Back']},"
                    + " 'linkFields': {'kandji': 'Iru ID'}, 'specs': {'os-version': {'mode': 'only-if-empty'}}}";
            assertThat(put(host, whole, "\"0\"").status()).isEqualTo(412);
            assertThat(put(host, whole, "\"1\"").json().path("configured").asBoolean())
                    .isTrue();
            assertThat(host.get(PATH).text("/settings/specs/osVersion/mode")).isEqualTo("only-if-empty");
            prepared(host);
            assertThat(host.post(PATH + "/check").json().path("passed").asBoolean())
                    .isTrue();

            var told = host.get("/api/v1/audit").body() + host.get(PATH).body() + first.body() + set.body() + log;
            assertThat(told)
                    .contains("platform changed", "token: changed", "statuses.allocated: nothing → 'In use'")
                    .doesNotContain(PlatformSandbox.TOKEN);
        }
    }

    private void prepared(ApiHost host) {
        var said = host.post(PATH + "/prepare");
        var ids = said.json().path("proposed").findValuesAsString("id");
        assertThat(said.json().path("proposed").findValuesAsString("what"))
                .contains("Make the status label 'In use' of the type deployable.");
        var done = host.post(PATH + "/prepare", ApiHost.JSON.writeValueAsString(Map.of("agreed", ids)));
        assertThat(done.json().path("done").size()).as(done.body()).isEqualTo(ids.size());
        assertThat(done.json().path("proposed").isEmpty()).isTrue();
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        try (var host = ApiHost.start(home, Map.of())) {
            assertErrors(put(host, "{}", "*"), "url", "token");
            assertErrors(
                    put(
                            host,
                            "{'kind': 'other', 'url': 'x', 'token': 'planted token', 'requestsPerMinute': 0,"
                                    + " 'statuses': {'allocated': ['A', null]}, 'linkFields': {'jamf': null},"
                                    + " 'specs': {'nonsense': {}}, 'creation': {'tag': 'IT'}}",
                            "*"),
                    "kind",
                    "url",
                    "token",
                    "requestsPerMinute",
                    "statuses.allocated",
                    "linkFields.jamf",
                    "specs.nonsense",
                    "creation.tag");
            assertErrors(put(host, "{'url': 'http://assets.example.com', 'token': 't'}", "*"), "url");
            assertErrors(put(host, "{'url': 'https://169.254.169.254', 'token': 't'}", "*"), "url");
            assertErrors(put(host, "{'requestPerMinute': 1}", "*"), "requestPerMinute");
            assertErrors(put(host, "{'requestsPerMinute': 'many'}", "*"), "requestsPerMinute");
            assertErrors(put(host, "{'statuses': {'allocated': 'A'}}", "*"), "statuses.allocated");
            assertErrors(put(host, "{'assets': 'MINE'}", "*"), "assets");
            assertThat(host.get(PATH).head()).contains("\"0\"");
        }
    }

    @Test
    void asksWhoseTheAssetsAtAnotherAddressAre() {
        try (var host = ApiHost.start(home, Map.of("rollcall.http.allow-insecure", "true"))) {
            put(host, "{'url': '" + server.url() + "', 'token': '" + PlatformSandbox.TOKEN + "'}", "*");
            host.context.getBean(AssetMatter.class).memory().ended("17", "r1", Instant.EPOCH);
            var moved = "'url': '" + other.url() + "', 'token': '" + PlatformSandbox.TOKEN + "'";
            assertErrors(put(host, "{'url': '" + other.url() + "'}", "*"), "token");
            var asked = put(host, "{" + moved + "}", "*");
            assertThat(asked.status()).isEqualTo(409);
            assertThat(asked.text("/type")).endsWith(":unconfirmed");
            assertThat(asked.text("/confirmation/text")).contains("With OTHER, what was matched");
            assertThat(host.get(PATH).text("/url")).isEqualTo(server.url().toString());
            assertThat(put(host, "{" + moved + ", 'assets': 'OTHER'}", "*").status())
                    .isEqualTo(200);
            assertThat(host.get("/api/v1/audit").body()).contains("what was known of them is forgotten");
            assertThat(server.log()).isEmpty();
        }
    }

    @Test
    void takesAKindThatHasASecondSecret(CapturedOutput log) {
        try (var host = ApiHost.start(home, Map.of())) {
            var place = "'kind': 'glpi', 'url': 'https://glpi.example.com', 'token': 'planted-user-token',"
                    + " 'statuses': {'allocated': ['In use'], 'transferred': ['In stock > Returned']}";
            assertErrors(
                    put(
                            host,
                            "{" + place + ", 'creation': {'tag': 'counter'}, 'glpi': {'appToken': 'planted app',"
                                    + " 'types': ['Printer', null], 'locks': 'no'}}",
                            "*"),
                    "creation.tag",
                    "glpi.appToken",
                    "glpi.types",
                    "glpi.types",
                    "glpi.locks");
            assertErrors(put(host, "{'glpi': {'order': {'notDelivered': 'often'}}}", "*"), "glpi.order.notDelivered");
            assertErrors(put(host, "{'glpi': {'type': []}}", "*"), "glpi.type");
            var set = put(
                    host,
                    "{" + place + ", 'glpi': {'appToken': 'planted-app-token', 'types': ['phone'],"
                            + " 'creation': {'models': true}}}",
                    "*");
            assertThat(set.json().path("configured").asBoolean()).as(set.body()).isTrue();
            assertThat(set.text("/kind")).isEqualTo("glpi");
            assertThat(set.text("/settings/glpi/appToken")).isEqualTo("set");
            assertThat(set.json().at("/settings/glpi/creation/models").asBoolean())
                    .isTrue();
            var same = set.json().path("settings").toString().replace('"', '\'');
            assertThat(put(host, same, "*").head())
                    .as("what is shown can be sent")
                    .contains("\"1\"");
            var without = put(host, same.replace("'appToken':'set'", "'appToken':''"), "*");
            assertThat(without.json().at("/settings/glpi/appToken").isMissingNode())
                    .as(without.body())
                    .isTrue();
            assertErrors(put(host, "{'kind': 'snipe-it', 'url': 'https://glpi.example.com'}", "*"), "token");
            assertThat(host.get("/api/v1/audit").body() + host.get(PATH).body() + set.body() + log)
                    .contains("glpi.appToken: changed", "glpi.appToken: removed")
                    .doesNotContain("planted");
        }
    }

    @Test
    void leavesWhatThePropertiesSet() {
        var properties = Map.of(
                "rollcall.http.allow-insecure", "true",
                "rollcall.platform.url", server.url().toString(),
                "rollcall.platform.statuses.allocated", "In use");
        try (var host = ApiHost.start(home, properties)) {
            var state = host.get(PATH);
            assertThat(state.json().path("fixed").valueStream().map(field -> field.asString()))
                    .containsExactly("kind", "statuses.allocated", "url");
            assertThat(state.text("/problem")).startsWith("The token is missing.");
            assertErrors(
                    put(host, "{'url': '" + other.url() + "', 'statuses': {'allocated': ['A']}}", "*"),
                    "url",
                    "statuses.allocated",
                    "token");
            var set =
                    put(host, "{'token': '" + PlatformSandbox.TOKEN + "', 'statuses': {'transferred': ['Back']}}", "*");
            assertThat(set.json().path("configured").asBoolean()).as(set.body()).isTrue();
            assertThat(set.text("/settings/statuses/allocated/0")).isEqualTo("In use");
        }
    }

    @Test
    void isForAdminsOnly() {
        try (var host = ApiHost.start(home, Map.of())) {
            for (var role : List.of("VIEWER", "OPERATOR")) {
                var token = host.token(role, role);
                assertThat(host.with(token, "GET", PATH, null).status()).isEqualTo(403);
                assertThat(host.with(token, "PUT", PATH, "{}").status()).isEqualTo(403);
            }
        }
    }

    private static Answer put(ApiHost host, String json, String ifMatch) {
        return host.send(host.request(PATH)
                .header("If-Match", ifMatch)
                .header("Content-Type", "application/json")
                .method("PUT", BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private static void assertErrors(Answer answer, String... fields) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsString("field")).containsExactlyInAnyOrder(fields);
        assertThat(answer.body()).doesNotContain("planted");
    }
}
