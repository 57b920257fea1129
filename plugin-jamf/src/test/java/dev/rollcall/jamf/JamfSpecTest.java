package dev.rollcall.jamf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.setting.SettingProblem;
import dev.rollcall.api.setting.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be entered. */
final class JamfSpecTest {
    private static final Map<String, String> API_CLIENT =
            Map.of(JamfSpec.URL, "https://acme.jamfcloud.com", JamfSpec.CLIENT_ID, "id", JamfSpec.CLIENT_SECRET, "s");

    @Test
    void anApiClientWillDo() {
        assertThat(problems(API_CLIENT)).isEmpty();
        var settings = Settings.of(JamfSpec.SPEC.settings(), API_CLIENT);
        assertThat(JamfSpec.SPEC.partitions(settings))
                .containsExactly(JamfSimulator.COMPUTERS, JamfSimulator.MOBILE_DEVICES);
        assertThat(JamfSpec.pageSize(settings)).isEqualTo(200);
    }

    @Test
    void anAccountWillDo() {
        assertThat(problems(credentials("username", "password"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', clientId",
        "clientId, clientSecret",
        "clientSecret, clientId",
        "username, password",
        "password, username",
        "clientId clientSecret username password, username",
        "clientId clientSecret password, password",
        "clientId password, password",
        "clientSecret username, username"
    })
    void namesTheFieldWhereNeitherOrBothCredentialsAreGiven(String given, String named) {
        assertThat(problems(credentials(given.isEmpty() ? new String[0] : given.split(" "))))
                .extracting(SettingProblem::key)
                .containsExactly(named);
    }

    @Test
    void oneInventoryAtLeastIsRead() {
        assertThat(problems(with(JamfSpec.COMPUTERS, "false"))).isEmpty();
        assertThat(problems(with(JamfSpec.MOBILE_DEVICES, "false"))).isEmpty();
        var neither = with(JamfSpec.COMPUTERS, "false");
        neither.put(JamfSpec.MOBILE_DEVICES, "false");
        assertThat(problems(neither)).extracting(SettingProblem::key).containsExactly(JamfSpec.COMPUTERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://us.api.jamfcloud.com",
                "https://EU.API.JAMFCLOUD.COM/",
                "https://apac.apigw.jamf.com/api",
                "https://api.jamfcloud.com"
            })
    void theGatewayOfTheJamfPlatformIsRefusedWithASentence(String address) {
        assertThat(problems(with(JamfSpec.URL, address))).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(JamfSpec.URL);
            assertThat(problem.message()).contains("Jamf Platform API");
            assertThat(problem.cure()).contains("https://acme.jamfcloud.com");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.jamfcloud.com/, https://acme.jamfcloud.com",
        "https://jamf.example.com:8443, https://jamf.example.com:8443",
        "https://jamf.example.com:8443/jss/, https://jamf.example.com:8443/jss",
        "https://acme.jamfcloud.com/api, https://acme.jamfcloud.com",
        "https://acme.jamfcloud.com/api/doc/, https://acme.jamfcloud.com",
        "https://jamf.example.com/jss/JSSResource, https://jamf.example.com/jss"
    })
    void takesPortAndPathOfAServerOfOnesOwn(String entered, String address) {
        var settings = Settings.of(JamfSpec.SPEC.settings(), with(JamfSpec.URL, entered));
        assertThat(JamfSpec.SPEC.address(settings)).hasToString(address);
        assertThat(problems(with(JamfSpec.URL, entered))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2000, 0", "0, 1", "2001, 1", "many, 1"})
    void aPageHasOneToTwoThousandRows(String size, int problems) {
        assertThat(problems(with(JamfSpec.PAGE_SIZE, size))).hasSize(problems);
    }

    @Test
    void aUserNameWithAColonWouldBeAnother() {
        var account = credentials("password");
        account.put(JamfSpec.USERNAME, "a:b");
        assertThat(problems(account)).extracting(SettingProblem::key).containsExactly(JamfSpec.USERNAME);
    }

    private static List<SettingProblem> problems(Map<String, String> entered) {
        return JamfSpec.SPEC.problems(entered);
    }

    private static Map<String, String> with(String key, String value) {
        var settings = new LinkedHashMap<>(API_CLIENT);
        settings.put(key, value);
        return settings;
    }

    private static Map<String, String> credentials(String... keys) {
        var settings = new LinkedHashMap<String, String>();
        settings.put(JamfSpec.URL, "https://acme.jamfcloud.com");
        for (var key : keys) {
            settings.put(key, "x");
        }
        return settings;
    }
}
