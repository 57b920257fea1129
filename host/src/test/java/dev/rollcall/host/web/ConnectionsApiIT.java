package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.ApiHost.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Connections over HTTP: what is refused, what has to be confirmed, what is said besides. */
class ConnectionsApiIT {
    private static final String ON = "{\"policy\": {\"allowAssigneeUpdates\": true}}";
    private static final String ON_CONFIRMED = "{\"policy\": {\"allowAssigneeUpdates\": true}, \"confirm\": true}";

    @TempDir
    private Path home;

    private CompanyHost house;
    private ApiHost api;

    @BeforeEach
    void open() {
        house = new CompanyHost(home, 60);
        api = house.api;
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnceEachWithItsField() {
        var answer = api.post("/api/v1/connections", """
                {"provider": "kandji", "name": " ", "rank": "first", "active": "yes", "colour": 1, "schedule": "daily",
                 "settings": {"apiUrl": "nowhere"}, "policy": {"goneAfterRuns": 0, "createUsers": true}}""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "name",
                        "rank",
                        "active",
                        "colour",
                        "schedule",
                        "settings.apiUrl",
                        "settings.apiToken",
                        "policy.goneAfterRuns");
        assertThat(answer.json().path("errors").findValuesAsString("cure")).doesNotContain("");
        assertThat(house.items("/api/v1/connections")).isEmpty();

        house.connect(house.company.kandji(), "iru");
        var change = house.patch("iru", "{\"name\": \"\", \"rank\": 0, \"settings\": {\"apiUrl\": \"nowhere\"}}");
        assertThat(change.status()).isEqualTo(422);
        assertThat(change.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "rank", "settings.apiUrl");
        assertThat(house.audited()).containsExactly("connection made");
    }

    @Test
    void asksBeforeTheOptInIsSwitchedOnOrOff() {
        var made = house.connect(house.company.kandji(), "iru");
        var asked = house.patch("iru", ON);
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.text("/type")).isEqualTo("urn:rollcall:problem:unconfirmed");
        assertThat(asked.text("/detail")).contains("switched on", "\"confirm\": true");
        assertThat(asked.text("/confirmation/text")).contains("'iru'", "becomes Transferred", "No run starts now");
        assertThat(asked.json().path("confirmation").has("numbers")).isFalse();
        assertThat(api.get("/api/v1/connections/iru").json()).isEqualTo(made.json());
        assertThat(house.audited()).containsExactly("connection made");

        var on = house.patch("iru", ON_CONFIRMED);
        assertThat(on.status()).as(on.body()).isEqualTo(200);
        assertThat(on.text("/optInSince")).isNotEmpty();
        // What is on already needs no word.
        assertThat(house.patch("iru", ON).status()).isEqualTo(200);

        var off = house.patch("iru", ON.replace("true", "false"));
        assertThat(off.text("/confirmation/text")).contains("nothing is taken back");
        assertThat(house.patch("iru", ON_CONFIRMED.replace("s\": true", "s\": false"))
                        .json()
                        .has("optInSince"))
                .isFalse();
        assertThat(house.audited())
                .containsExactly(
                        "opt-in switched off",
                        "connection changed",
                        "opt-in switched on",
                        "connection changed",
                        "connection made");
    }

    @Test
    void asksBeforeAConnectionIsMadeWithTheOptInOn() {
        var body = CompanyHost.body(house.company.kandji(), "iru");
        body.putObject("policy").put("allowAssigneeUpdates", true);
        var asked = api.post("/api/v1/connections", body.toString());
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.text("/confirmation/text")).contains("'iru'");
        assertThat(house.items("/api/v1/connections")).isEmpty();
        assertThat(api.post("/api/v1/connections", body.put("confirm", true).toString())
                        .status())
                .isEqualTo(201);
        assertThat(house.audited()).containsExactly("opt-in switched on", "connection made");
    }

    @Test
    void saysWhatIsWrongBeforeItAsks() {
        house.connect(house.company.kandji(), "iru");
        var answer = house.patch("iru", "{\"name\": \"\", \"policy\": {\"allowAssigneeUpdates\": true}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().has("confirmation")).isFalse();
    }

    @Test
    @DisplayName("R51 a confirmed opt-in is audited with what a preview showed of it, and starts no run")
    void showsAndAuditsTheNumbersOfATrialPreview() {
        house.connect(house.company.kandji(), "iru");
        var trial = house.run("iru", "{\"mode\": \"PREVIEW\", \"policy\": {\"allowAssigneeUpdates\": true}}");
        assertThat(trial.text("/state")).isEqualTo("SUCCEEDED");
        // Of another policy nobody knows the numbers.
        var other = house.patch("iru", "{\"policy\": {\"allowAssigneeUpdates\": true, \"goneAfterRuns\": 2}}");
        assertThat(other.json().path("confirmation").has("numbers")).isFalse();

        var numbers = house.patch("iru", ON).json().at("/confirmation/numbers");
        assertThat(numbers.path("run").asString()).isEqualTo(trial.text("/id"));
        assertThat(numbers.path("assigned").asLong()).isEqualTo(planned(trial, "ASSIGN"));
        assertThat(numbers.path("handedOver").asLong()).isEqualTo(planned(trial, "REASSIGN"));
        assertThat(numbers.path("cleared").asLong()).isEqualTo(planned(trial, "CLEAR"));
        assertThat(numbers.path("ended").asLong()).isEqualTo(planned(trial, "END"));
        assertThat(numbers.path("recovered").asLong()).isEqualTo(planned(trial, "RECOVER"));
        assertThat(numbers.path("assigned").asLong()
                        + numbers.path("handedOver").asLong()
                        + numbers.path("cleared").asLong())
                .isPositive();

        var runs = house.items("/api/v1/runs").size();
        house.patch("iru", ON_CONFIRMED);
        assertThat(house.items("/api/v1/runs")).hasSize(runs);
        var entry = api.get("/api/v1/audit?what=opt-in").json().at("/items/0");
        assertThat(entry.path("who").asString()).isEqualTo("The bootstrap token");
        assertThat(entry.path("from").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.path("at").asString()).isNotEmpty();
        assertThat(entry.path("details").asString())
                .contains(
                        "Connection 'iru'",
                        "Confirmed: From the next run on, the MDM decides",
                        "Numbers: " + numbers.path("assigned").asLong() + " assigned, ",
                        trial.text("/id"));

        // A run that may write makes the preview old.
        house.patch("iru", ON_CONFIRMED.replace("s\": true", "s\": false"));
        house.run("iru", "{\"mode\": \"APPLY\"}");
        assertThat(house.patch("iru", ON).json().path("confirmation").has("numbers"))
                .isFalse();
    }

    private long planned(Answer run, String kind) {
        return house.items("/api/v1/runs/" + run.text("/id") + "/changes?state=PLANNED&state=PLANNED_HELD").stream()
                .filter(change -> change.path("kind").asString().equals(kind))
                .count();
    }

    @Test
    @DisplayName("R70 the MDM of an inactive connection is sent nothing, and what is held is not approved")
    void sendsNothingToTheMdmOfAnInactiveConnection() {
        house.connectOptedIn(house.company.kandji(), "iru");
        house.run("iru", "{\"mode\": \"APPLY\"}");
        house.company.days().vanish(house.company.kandji(), 12);
        var held = house.run("iru", "{\"mode\": \"APPLY\"}");
        assertThat(held.text("/state")).as(held.body()).isEqualTo("HELD");
        assertThat(api.post("/api/v1/connections/iru/deactivate").status()).isEqualTo(200);
        var before = house.company.kandji().requests().count();

        var approval = api.post("/api/v1/runs/" + held.text("/id") + "/approve");
        assertThat(approval.status()).isEqualTo(409);
        assertThat(approval.text("/detail"))
                .isEqualTo("The connection iru is not active, and its MDM is sent nothing. Activate it first.");
        assertThat(api.post("/api/v1/connections/iru/check").status()).isEqualTo(409);
        assertThat(house.start("iru", "{\"mode\": \"APPLY\"}").status()).isEqualTo(409);
        assertThat(house.start("iru", "{\"mode\": \"PREVIEW\"}").status()).isEqualTo(409);
        assertThat(house.company.kandji().requests().count()).isEqualTo(before);
        assertThat(house.items("/api/v1/runs/" + held.text("/id") + "/changes?state=HELD"))
                .hasSizeGreaterThanOrEqualTo(12);

        api.post("/api/v1/connections/iru/activate");
        var approved = house.ended(api.post("/api/v1/runs/" + held.text("/id") + "/approve"));
        assertThat(approved.text("/purpose")).isEqualTo("APPROVE");
        assertThat(house.audited())
                .startsWith("held changes approved", "connection activated", "connection deactivated", "run started");
        var entry = api.get("/api/v1/audit?what=approved").json().at("/items/0");
        assertThat(entry.path("details").asString()).contains(held.text("/id"), approved.text("/id"));
    }

    @Test
    void previewsAndChecksWhatWasNeverActiveYetAndSyncsItNot() {
        var body = CompanyHost.body(house.company.kandji(), "iru").put("active", false);
        assertThat(api.post("/api/v1/connections", body.toString()).status()).isEqualTo(201);
        assertThat(house.company.kandji().requests().count()).isZero();
        assertThat(house.start("iru", "{\"mode\": \"APPLY\"}").status()).isEqualTo(409);
        assertThat(house.company.kandji().requests().count()).isZero();

        assertThat(api.post("/api/v1/connections/iru/check")
                        .json()
                        .path("passed")
                        .asBoolean())
                .isTrue();
        var preview = house.run("iru", "{\"mode\": \"PREVIEW\"}");
        assertThat(preview.text("/state")).isEqualTo("SUCCEEDED");
        // It is written once it is active.
        var apply = "/api/v1/runs/" + preview.text("/id") + "/apply";
        assertThat(api.post(apply).status()).isEqualTo(409);
        api.post("/api/v1/connections/iru/activate");
        assertThat(house.ended(api.post(apply)).text("/purpose")).isEqualTo("APPLY_PREVIEW");
        // From now on it is one that was active.
        api.post("/api/v1/connections/iru/deactivate");
        var requests = house.company.kandji().requests().count();
        assertThat(house.start("iru", "{\"mode\": \"PREVIEW\"}").status()).isEqualTo(409);
        assertThat(api.post("/api/v1/connections/iru/check").status()).isEqualTo(409);
        assertThat(house.company.kandji().requests().count()).isEqualTo(requests);
    }

    @Test
    @DisplayName("R33 a changed address says that nothing was seen there yet")
    void saysThatAChangedAddressForgetsWhatWasSeen() {
        var made = house.connect(house.company.kandji(), "iru");
        assertThat(made.json().has("remarks")).isFalse();
        var moved = house.patch(
                "iru",
                "{\"settings\": {\"apiUrl\": \"https://other.api.kandji.io\", \"apiToken\": \"planted-other-token\"}}");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(moved.text("/remarks/0")).contains("The address changed", "R33");
        assertThat(moved.text("/addressChangedAt")).isNotEmpty();
        assertThat(api.get("/api/v1/connections/iru").json().has("remarks")).isFalse();
        var entry = api.get("/api/v1/audit?what=connection%20changed").json().at("/items/0");
        assertThat(entry.path("details").asString())
                .contains(
                        "settings.apiUrl: '" + setting("apiUrl") + "' → 'https://other.api.kandji.io'",
                        "settings.apiToken: changed",
                        "The address changed")
                .doesNotContain("planted-other-token", setting("apiToken"));
    }

    private String setting(String key) {
        return Objects.requireNonNull(house.company.kandji().settings().get(key));
    }

    @Test
    void saysWhatBecomesOfLinksAndHistoryOfADeletedConnection() {
        var made = house.connect(house.company.kandji(), "iru");
        var run = house.run("iru", "{\"mode\": \"APPLY\"}");
        var written = house.company.snipeIt().log().size();
        var deleted = api.call("DELETE", "/api/v1/connections/iru", null);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.text("/id")).isEqualTo(made.text("/id"));
        assertThat(deleted.json().path("remarks").toString())
                .contains("Links on assets stay", "Its runs and changes stay", "no asset is ended");
        assertThat(api.get("/api/v1/connections/iru").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/runs/" + run.text("/id")).status()).isEqualTo(200);
        assertThat(house.company.snipeIt().log()).hasSize(written);
        assertThat(house.audited().get(0)).isEqualTo("connection deleted");
    }

    @Test
    void changesNothingThatIsNotAsTheClientSawIt() {
        house.connect(house.company.kandji(), "iru");
        assertThat(tag(api.get("/api/v1/connections/iru"))).isEqualTo("\"1\"");
        var changed = house.patch("iru", "{\"name\": \"Iru 2\"}", "\"1\"");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(tag(changed)).isEqualTo("\"2\"");

        for (var stale : new String[] {"\"1\"", "W/\"2\"", "2", "\"x\", \"3\""}) {
            var answer = house.patch("iru%202", "{\"name\": \"Iru 3\"}", stale);
            assertThat(answer.status()).as(stale).isEqualTo(412);
            assertThat(answer.text("/type")).isEqualTo("urn:rollcall:problem:precondition");
        }
        for (var path : new String[] {"", "/activate", "/deactivate"}) {
            var method = path.isEmpty() ? "DELETE" : "POST";
            var request = api.request("/api/v1/connections/Iru%202" + path).header("If-Match", "\"1\"");
            assertThat(api.send(request.method(method, BodyPublishers.noBody())).status())
                    .as(path)
                    .isEqualTo(412);
        }
        assertThat(house.patch("Iru%202", "{\"name\": \"Iru 3\"}", "\"7\", \"2\"")
                        .status())
                .isEqualTo(200);
        assertThat(house.patch("Iru%203", "{\"name\": \"Iru 4\"}", "*").status())
                .isEqualTo(200);
        var known = api.send(api.request("/api/v1/connections/Iru%204")
                .header("If-None-Match", "\"4\"")
                .GET());
        assertThat(known.status()).isEqualTo(304);
    }

    private static String tag(Answer answer) {
        return answer.head().replaceFirst(".*(?i:etag)=\\[([^]]*)].*", "$1");
    }

    @Test
    void readsTheTrailByPartsAndByWhatIsLookedFor() {
        house.connect(house.company.kandji(), "iru");
        house.patch("iru", "{\"name\": \"one\"}");
        house.patch("one", "{\"name\": \"two\"}");
        var first = api.get("/api/v1/audit?what=changed&limit=1").json();
        assertThat(first.at("/items/0/details").asString()).contains("name: 'one' → 'two'");
        var second = api.get(first.path("next").asString()).json();
        assertThat(second.at("/items/0/details").asString()).contains("name: 'iru' → 'one'");
        assertThat(second.has("next")).isFalse();
        assertThat(house.items("/api/v1/audit?who=BOOTSTRAP")).hasSize(3);
        assertThat(house.items("/api/v1/audit?who=somebody%20else")).isEmpty();
        var at = first.at("/items/0/at").asString();
        assertThat(house.items("/api/v1/audit?since=" + at)).hasSize(1);
        assertThat(house.items("/api/v1/audit?until=" + at)).hasSize(2);
        assertThat(api.get("/api/v1/audit?since=yesterday").text("/errors/0/field"))
                .isEqualTo("since");
        assertThat(api.get("/api/v1/audit?before=-1&limit=0").json().path("errors"))
                .hasSize(2);

        var found = api.get("/api/v1/audit/verification");
        assertThat(found.json().path("holds").asBoolean()).isTrue();
        assertThat(found.json().path("entries").asLong()).isEqualTo(3);
        assertThat(api.get("/api/v1/audit/verification?head=" + found.text("/head"))
                        .json()
                        .path("holds")
                        .asBoolean())
                .isTrue();
        assertThat(api.get("/api/v1/audit/verification?head=" + "a".repeat(64)).text("/problems/0"))
                .contains("noted elsewhere");
        assertThat(api.get("/api/v1/audit/verification?head=x").text("/errors/0/field"))
                .isEqualTo("head");
    }

    @Test
    void erasesAPersonAndNamesNobodyInTheTrail() {
        house.connectOptedIn(house.company.kandji(), "iru");
        var run = house.run("iru", "{\"mode\": \"APPLY\"}");
        var changes = house.items("/api/v1/runs/" + run.text("/id") + "/changes?state=DONE");
        var change = changes.stream()
                .filter(one -> !one.at("/evidence/user/email").asString("").isEmpty())
                .findFirst()
                .orElseThrow();
        var email = change.at("/evidence/user/email").asString();
        var name = change.at("/evidence/user/displayName").asString("");
        assertThat(text(run)).contains(email);

        var erased = api.post("/api/v1/erasures", "{\"person\": \"" + email.toUpperCase(Locale.ROOT) + "\"}");
        assertThat(erased.status()).as(erased.body()).isEqualTo(200);
        assertThat(erased.json().path("changes").asLong()).isPositive();
        assertThat(erased.json().path("left").asLong()).isZero();
        assertThat(text(run)).doesNotContain(email).contains("(erased)");
        if (!name.isEmpty()) {
            assertThat(text(run)).doesNotContain(name);
        }
        var trail = api.get("/api/v1/audit?limit=1000");
        assertThat(trail.body()).contains("personal data erased").doesNotContainIgnoringCase(email);
        assertThat(api.get("/api/v1/audit/verification").json().path("holds").asBoolean())
                .isTrue();

        // Whom the MDM showed is not known any more, so nothing says when that changes (R73).
        var revert = house.ended(api.post(
                "/api/v1/runs/" + run.text("/id") + "/revert",
                "{\"changes\": [" + change.path("id").asLong() + "]}"));
        assertThat(text(revert)).contains("was erased from the journal");
        var refused = api.post("/api/v1/erasures", "{\"person\": \"a\", \"names\": [\"\"]}");
        assertThat(refused.json().path("errors").findValuesAsString("field")).containsExactly("person", "names[0]");
    }

    private String text(Answer run) {
        return house.items("/api/v1/runs/" + run.text("/id") + "/changes").stream()
                .map(JsonNode::toString)
                .reduce("", String::concat);
    }
}
