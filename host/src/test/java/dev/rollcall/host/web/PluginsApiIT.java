package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company whose provider's plugin is disabled for a while. */
class PluginsApiIT {
    @TempDir
    private Path home;

    @Test
    void syncsNothingWhileAPluginIsDisabledAndGoesOnAfterwards() {
        try (var house = new CompanyHost(home, 40)) {
            var made = house.connectOptedIn(house.company.kandji(), "iru");
            assertThat(house.run("iru", "{\"mode\": \"APPLY\"}").text("/state")).isEqualTo("SUCCEEDED");
            var plugin = plugin(house);

            assertThat(house.api.post("/api/v1/plugins/" + plugin + "/disable").status())
                    .isEqualTo(200);
            var failed = house.run("iru", "{\"mode\": \"APPLY\"}");
            assertThat(failed.text("/state")).isEqualTo("FAILED");
            assertThat(failed.body()).contains("is disabled", "/api/v1/plugins/" + plugin + "/enable");
            assertThat(house.items("/api/v1/runs/" + failed.text("/id") + "/changes"))
                    .isEmpty();
            var resting = house.api.get("/api/v1/connections/iru").json();
            assertThat(resting.path("settings")).isEqualTo(made.json().path("settings"));
            assertThat(resting.path("policy")).isEqualTo(made.json().path("policy"));
            assertThat(resting.path("optInSince")).isEqualTo(made.json().path("optInSince"));

            assertThat(house.api.post("/api/v1/plugins/" + plugin + "/enable").status())
                    .isEqualTo(200);
            assertThat(house.run("iru", "{\"mode\": \"APPLY\"}").text("/state")).isEqualTo("SUCCEEDED");
        }
    }

    private static String plugin(CompanyHost house) {
        return house.items("/api/v1/plugins").stream()
                .filter(plugin -> plugin.path("provider").asString().equals("kandji"))
                .map(plugin -> plugin.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
