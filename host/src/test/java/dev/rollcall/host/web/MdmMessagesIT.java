package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.ApiHost.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of what an MDM sends by itself, on a whole host beside a Jamf Pro. */
class MdmMessagesIT {
    private static final String SECRET = "planted-webhook-secret-31";

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost house;

    private static String jamf = "";

    @BeforeAll
    static void open() {
        house = new CompanyHost(home, 20);
        jamf = house.connect(house.company.jamf(), "Acme Jamf").text("/id");
        var patched = house.api.call(
                "PATCH", "/api/v1/connections/" + jamf, "{\"settings\": {\"webhookSecret\": \"" + SECRET + "\"}}");
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        house.api.post("/api/v1/connections/" + jamf + "/activate");
        var iru = house.connect(house.company.kandji(), "Acme Iru").text("/id");
        house.api.post("/api/v1/connections/" + iru + "/activate");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void looksAtWhatItIsToldOfByOneRunAndBelievesNothingOfIt() {
        var serials = house.company
                .jamf()
                .devices()
                .limit(2)
                .map(device -> device.serial())
                .toList();
        for (var serial : serials) {
            var answer = told(jamf, SECRET, message(serial));
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(answer.text("/devices")).isEqualTo("1");
        }
        var runs = Awaitility.await()
                .until(
                        () -> house.items("/api/v1/runs?mode=APPLY_DEVICE"),
                        all -> all.stream()
                                        .noneMatch(run ->
                                                run.path("state").asString().equals("RUNNING"))
                                && !all.isEmpty());
        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.path("device").asString()).isEqualTo(String.join(", ", serials));
            assertThat(run.path("initiator").asString()).isEqualTo("The MDM of Acme Jamf");
            assertThat(run.path("state").asString()).isEqualTo("SUCCEEDED");
        });
        assertThat(house.items("/api/v1/runs/" + runs.get(0).path("id").asString() + "/changes"))
                .noneMatch(change -> change.toString().contains("forged@example.com"));
    }

    @Test
    void letsNobodyInWithoutTheSecretOfTheConnection() {
        for (var answer : new Answer[] {
            told(jamf, "planted-wrong-secret-77", message("C02XX1")),
            told("Acme%20Iru", SECRET, message("C02XX1")),
            told("none", SECRET, message("C02XX1"))
        }) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("/detail")).contains("X-Rollcall-Secret").doesNotContain(SECRET);
        }
        assertThat(house.api
                        .send(house.api.anonymous("/hooks/v1/mdm/" + jamf).POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(401);
        assertThat(house.api
                        .send(house.api
                                .anonymous("/hooks/v1/sync")
                                .header("X-Rollcall-Secret", SECRET)
                                .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void saysWhatItCannotTake() {
        var foreign = told(jamf, SECRET, "<xml/>");
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.text("/detail")).contains("Choose JSON as the content type");
        assertThat(told(jamf, SECRET, "x".repeat(2_000_000)).status()).isEqualTo(413);
        assertThat(told("Acme%20Jamf", SECRET, "{\"webhook\": {\"webhookEvent\": \"JSSStartup\"}}")
                        .text("/devices"))
                .isEqualTo("0");
        assertThat(house.api
                        .with(ApiHost.TOKEN, "POST", "/hooks/v1/mdm/Acme%20Iru", "{}")
                        .text("/detail"))
                .contains("understands no messages of its MDM");
        assertThat(house.api
                        .with(ApiHost.TOKEN, "POST", "/hooks/v1/mdm/none", "{}")
                        .status())
                .isEqualTo(404);
    }

    private static String message(String serial) {
        return "{\"webhook\": {\"webhookEvent\": \"ComputerInventoryCompleted\"}, \"event\": {\"jssID\": 0,"
                + " \"serialNumber\": \"" + serial + "\", \"emailAddress\": \"forged@example.com\"}}";
    }

    private static Answer told(String connection, String secret, String body) {
        return house.api.send(house.api
                .anonymous("/hooks/v1/mdm/" + connection)
                .header("X-Rollcall-Secret", secret)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
