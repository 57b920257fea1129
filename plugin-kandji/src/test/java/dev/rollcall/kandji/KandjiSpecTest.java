package dev.rollcall.kandji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.api.setting.SettingProblem;
import dev.rollcall.api.setting.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KandjiSpecTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.api.kandji.io",
                "https://acme.api.eu.kandji.io/",
                "https://acme.api.iru.com",
                "https://acme.clients.us-1.kandji.io",
                "https://iru-proxy.example.com",
                "http://127.0.0.1:8080"
            })
    void takesEveryAddressOfTheApi(String url) {
        assertThat(KandjiSpec.SPEC.problems(entered(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://acme.kandji.io", "https://acme.eu.kandji.io/devices", "https://ACME.iru.com"})
    void tellsTheWebConsoleFromTheApi(String url) {
        assertThat(KandjiSpec.SPEC.problems(entered(url)))
                .extracting(SettingProblem::key, SettingProblem::message)
                .containsExactly(tuple("apiUrl", "This is the address of Iru's web console."));
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.api.kandji.io/, https://acme.api.kandji.io",
        "https://acme.api.kandji.io/api/v1/, https://acme.api.kandji.io",
        "https://acme.api.kandji.io/api, https://acme.api.kandji.io",
        "https://proxy.example.com/iru, https://proxy.example.com/iru"
    })
    void takesTheAddressWithoutTheApisOwnPath(String url, String address) {
        var settings = Settings.of(KandjiSpec.SPEC.settings(), entered(url));
        assertThat(KandjiSpec.SPEC.address(settings)).hasToString(address);
    }

    @Test
    void takesAnyTokenThatIsOneWord() {
        assertThat(problems("kandji-token-of-another-form")).isEmpty();
        assertThat(problems("Bearer 5f0c7a52-3d1e-4a57-9c53-0d6e6c1f2b11"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.cure()).contains("the token alone"))
                .satisfies(problem -> assertThat(problem.toString()).doesNotContain("5f0c7a52"));
    }

    @Test
    void saysWhereTheConsoleShowsBoth() {
        assertThat(KandjiSpec.SPEC.problems(Map.of())).hasSize(2).allSatisfy(problem -> assertThat(problem.cure())
                .contains("Settings > Access"));
    }

    @Test
    void leavesRoomForTheCustomersOtherTools() {
        var hourly = KandjiSpec.SPEC.pace().limits().stream()
                .filter(limit -> limit.per().toHours() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(hourly.requests()).isLessThan(10_000);
        assertThat(KandjiSpec.SPEC.detailsPerHour()).isEqualTo(2_000);
        assertThat(KandjiSpec.SPEC.pace().remainingHeader()).contains("ratelimit-remaining");
    }

    private static List<SettingProblem> problems(String token) {
        return KandjiSpec.SPEC.problems(Map.of("apiUrl", "https://acme.api.kandji.io", "apiToken", token));
    }

    private static Map<String, String> entered(String url) {
        return Map.of("apiUrl", url, "apiToken", "5f0c7a52-3d1e-4a57-9c53-0d6e6c1f2b11");
    }
}
