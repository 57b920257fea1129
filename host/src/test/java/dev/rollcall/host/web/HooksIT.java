package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.ApiHost.Answer;
import java.nio.file.Path;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a message to the webhook, and a request for one device, start on a whole host. */
class HooksIT {
    private static final String WHO = "The sender 'snipe'";

    @TempDir
    private Path home;

    private CompanyHost house;

    @BeforeEach
    void open() {
        house = new CompanyHost(home, 20);
        activate(house.connect(house.company.kandji(), "Acme Iru"));
        activate(house.connect(house.company.jamf(), "Acme Jamf"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void syncsAllConnectionsOnceAMessage() {
        var answer = message("/hooks/v1/sync", "one");

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.head()).contains("/api/v1/runs/" + answer.text("/runs/0/id"));
        assertThat(answer.json().path("runs")).hasSize(2).allSatisfy(run -> {
            assertThat(run.path("purpose").asString()).isEqualTo("APPLY");
            assertThat(run.path("initiator").asString()).isEqualTo(WHO);
            assertThat(ended(run.path("id").asString()).text("/state")).isEqualTo("SUCCEEDED");
        });
        var again = message("/hooks/v1/sync", "one");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/detail")).contains("was taken already");
        assertThat(house.items("/api/v1/runs?mode=APPLY")).hasSize(2);
        assertThat(house.audited()).contains("syncs started by a webhook");
    }

    @Test
    void syncsOneConnection() {
        var answer = message("/hooks/v1/sync/Acme%20Iru", "one");

        assertThat(answer.json().path("runs")).hasSize(1);
        assertThat(ended(answer.text("/runs/0/id")).text("/connection/name")).isEqualTo("Acme Iru");
    }

    @Test
    void syncsOneDeviceByEveryConnection() {
        var serial = serial();

        var answer = house.api.post("/api/v1/assets/" + serial + "/sync", "{\"mode\": \"APPLY\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("runs")).hasSize(2).allSatisfy(run -> {
            assertThat(run.path("purpose").asString()).isEqualTo("APPLY_DEVICE");
            assertThat(run.path("device").asString()).isEqualTo(serial);
            assertThat(ended(run.path("id").asString()).text("/state")).isEqualTo("SUCCEEDED");
        });
        assertThat(house.audited()).contains("sync of one device started");
        assertThat(house.items("/api/v1/runs?mode=APPLY")).isEmpty();
    }

    @Test
    void previewsOneDeviceByOneConnection() {
        var answer = house.api.post(
                "/api/v1/assets/" + serial() + "/sync", "{\"mode\": \"PREVIEW\", \"connection\": \"Acme Iru\"}");

        assertThat(answer.json().path("runs")).hasSize(1);
        assertThat(ended(answer.text("/runs/0/id")).text("/purpose")).isEqualTo("PREVIEW_DEVICE");
        assertThat(house.company.snipeIt().writes()).isEmpty();
    }

    @Test
    void saysWhatOfTheRequestForADeviceCannotBeUsed() {
        assertThat(house.api.post("/api/v1/assets/C02XX1/sync", "{}").text("/errors/0/field"))
                .isEqualTo("mode");
        assertThat(house.api
                        .post("/api/v1/assets/C02XX1/sync", "{\"mode\": \"APPLY\", \"connection\": \"none\"}")
                        .status())
                .isEqualTo(404);
        assertThat(house.api
                        .post("/api/v1/assets/N%2FA/sync", "{\"mode\": \"APPLY\"}")
                        .status())
                .isIn(400, 404);
        assertThat(house.api
                        .post("/api/v1/assets/None/sync", "{\"mode\": \"APPLY\"}")
                        .text("/detail"))
                .contains("Enter the device's own serial");
    }

    private String serial() {
        return house.company.kandji().devices().findFirst().orElseThrow().serial();
    }

    private Answer message(String path, String id) {
        return house.api.send(HooksTest.signed(house.api, CompanyHost.SENDER_SECRET, path, Instant.now(), id));
    }

    private Answer ended(String run) {
        return Awaitility.await().until(() -> house.api.get("/api/v1/runs/" + run), now -> !now.text("/state")
                .equals("RUNNING"));
    }

    private void activate(Answer connection) {
        house.api.post("/api/v1/connections/" + connection.text("/id") + "/activate");
    }
}
