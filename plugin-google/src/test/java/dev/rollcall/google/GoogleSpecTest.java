package dev.rollcall.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.api.setting.SettingProblem;
import dev.rollcall.api.setting.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoogleSpecTest {
    private static final String KEY = GoogleTokens.keyFile("https://oauth2.googleapis.com");

    @Test
    void keyAndAdministratorAreEnough() {
        assertThat(GoogleSpec.SPEC.problems(entered(Map.of()))).isEmpty();
        var settings = Settings.of(GoogleSpec.SPEC.settings(), entered(Map.of()));
        assertThat(GoogleSpec.SPEC.address(settings)).hasToString("https://admin.googleapis.com");
        assertThat(GoogleList.of(settings).first().target())
                .isEqualTo("/admin/directory/v1/customer/my_customer/devices/chromeos");
    }

    @Test
    void saysWhereBothAreFound() {
        assertThat(GoogleSpec.SPEC.problems(Map.of()))
                .extracting(SettingProblem::key)
                .containsExactly(GoogleSpec.KEY, GoogleSpec.SUBJECT);
        assertThat(GoogleSpec.SPEC.problems(Map.of()))
                .anySatisfy(problem -> assertThat(problem.cure()).contains("IAM & Admin > Service Accounts"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{}",
                "{\"type\":\"service_account\"}",
                "{\"type\":\"service_account\",\"client_email\":\"a@b.iam.gserviceaccount.com\",\"private_key\":\"cut off\"}"
            })
    void whatIsNoKeyFileIsToldSo(String text) {
        assertThat(GoogleSpec.SPEC.problems(entered(Map.of(GoogleSpec.KEY, text))))
                .extracting(SettingProblem::key, SettingProblem::message)
                .containsExactly(tuple(GoogleSpec.KEY, "This is not the text of a service account's key file."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"installed\":{}}", "{\"web\":{}}", "{\"type\":\"authorized_user\",\"client_id\":\"1\"}"})
    void anotherFileOfGooglesIsToldApart(String text) {
        assertThat(GoogleSpec.SPEC.problems(entered(Map.of(GoogleSpec.KEY, text))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("for something else"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://oauth2.googleapis.com/token, true",
        "https://www.googleapis.com/oauth2/v4/token, true",
        "https://googleapis.com.example.com/token, false",
        "https://evilgoogleapis.com/token, false",
        "http://oauth2.googleapis.com/token, false",
        "https://google-proxy.example.com/token, true",
        "http://google-proxy.example.com/token, false",
        "https://elsewhere.example.com/token, false",
        "not an address, false"
    })
    void theSignedRequestGoesToGoogleOrToTheEnteredHostOnly(String tokenAddress, boolean isTaken) {
        var key = KEY.replace("https://oauth2.googleapis.com/token", tokenAddress);
        var problems = GoogleSpec.SPEC.problems(
                entered(Map.of(GoogleSpec.KEY, key, GoogleSpec.API_URL, "https://google-proxy.example.com")));
        assertThat(problems.isEmpty()).isEqualTo(isTaken);
    }

    @Test
    void aServiceAccountIsNoAdministrator() {
        assertThat(GoogleSpec.SPEC.problems(entered(Map.of(GoogleSpec.SUBJECT, GoogleTokens.ACCOUNT))))
                .extracting(SettingProblem::key)
                .containsExactly(GoogleSpec.SUBJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "subject, help desk",
        "customer, C01/../users",
        "orgUnit, Staff",
        "annotatedUserIsKept, maybe",
        "apiUrl, admin.googleapis.com"
    })
    void aValueOfTheWrongFormIsNamed(String key, String value) {
        assertThat(GoogleSpec.SPEC.problems(entered(Map.of(key, value))))
                .extracting(SettingProblem::key)
                .containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://admin.googleapis.com/",
                "https://admin.googleapis.com/admin/directory/v1",
                "https://admin.googleapis.com/admin"
            })
    void takesTheAddressWithoutTheApisOwnPath(String url) {
        var settings = Settings.of(GoogleSpec.SPEC.settings(), entered(Map.of(GoogleSpec.API_URL, url)));
        assertThat(GoogleSpec.SPEC.address(settings)).hasToString("https://admin.googleapis.com");
    }

    @Test
    void noComplaintRepeatsTheKey() {
        var texts =
                List.of(KEY + "x", KEY.replace("client_email", "email"), KEY.replace("oauth2.googleapis.com", "x.y"));
        for (var text : texts) {
            assertThat(GoogleSpec.SPEC.problems(entered(Map.of(GoogleSpec.KEY, text))))
                    .isNotEmpty()
                    .allSatisfy(
                            problem -> assertThat(problem.toString()).doesNotContain("MII", "BEGIN PRIVATE KEY---"));
        }
    }

    @Test
    void keepsBelowWhatGoogleAllows() {
        assertThat(GoogleSpec.SPEC.pace().limits()).allSatisfy(limit -> assertThat(
                        limit.requests() * 60.0 / limit.per().toSeconds())
                .isLessThan(2_400));
    }

    private static Map<String, String> entered(Map<String, String> other) {
        var entered = new LinkedHashMap<String, String>();
        entered.put(GoogleSpec.KEY, KEY);
        entered.put(GoogleSpec.SUBJECT, GoogleTokens.ADMIN);
        entered.putAll(other);
        return entered;
    }
}
