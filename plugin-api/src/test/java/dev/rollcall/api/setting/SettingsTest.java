package dev.rollcall.api.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    private static final List<Setting> SCHEMA = List.of(
            Setting.url("apiUrl", "API URL")
                    .help("Copy it from Settings > Access.")
                    .required()
                    .build(),
            Setting.secret("apiToken", "API token").required().build(),
            Setting.text("tenant", "Tenant")
                    .pattern("[0-9a-f-]{36}", "a GUID of 36 characters")
                    .build(),
            Setting.choice(
                            "cloud",
                            "Cloud",
                            new Setting.Choice("global", "Global"),
                            new Setting.Choice("china", "China"))
                    .defaultValue("global")
                    .build(),
            Setting.flag("mobile", "Read mobile devices").build(),
            Setting.number("pageSize", "Page size", 1, 2000).defaultValue("500").build());

    private static final Map<String, String> GOOD = Map.of("apiUrl", "https://acme.example.com/", "apiToken", "s3cret");

    @Test
    void readsEveryKind() {
        var settings = Settings.of(
                SCHEMA,
                with(Map.of(
                        "tenant", " 5344c996-8823-4b37-8d6e-8515fc7c3a0a ",
                        "cloud", "china",
                        "mobile", "true",
                        "pageSize", "2000")));
        assertThat(settings.url("apiUrl")).isEqualTo(URI.create("https://acme.example.com"));
        assertThat(settings.secret("apiToken").reveal()).isEqualTo("s3cret");
        assertThat(settings.text("tenant")).isEqualTo("5344c996-8823-4b37-8d6e-8515fc7c3a0a");
        assertThat(settings.text("cloud")).isEqualTo("china");
        assertThat(settings.flag("mobile")).isTrue();
        assertThat(settings.number("pageSize")).isEqualTo(2000);
    }

    @Test
    void whatWasNotEnteredHasItsDefault() {
        var settings = Settings.of(SCHEMA, with(Map.of("cloud", "  ")));
        assertThat(settings.text("cloud")).isEqualTo("global");
        assertThat(settings.flag("mobile")).isFalse();
        assertThat(settings.number("pageSize")).isEqualTo(500);
        assertThat(settings.optionalText("tenant")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.text("tenant"))
                .withMessageContaining("tenant");
    }

    @Test
    void namesEverythingThatIsWrongInTheOrderOfTheSettings() {
        var entered = new LinkedHashMap<String, String>();
        entered.put("typo", "x");
        entered.put("pageSize", "many");
        entered.put("apiUrl", "acme");
        assertThat(Settings.problems(SCHEMA, entered))
                .extracting(SettingProblem::key)
                .containsExactly("apiUrl", "apiToken", "pageSize", "typo");
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> Settings.of(SCHEMA, entered))
                .withMessageContaining("apiUrl (API URL)")
                .withMessageContaining("apiToken (API token)")
                .withMessageContaining("pageSize (Page size)")
                .withMessageContaining("typo")
                .satisfies(e -> assertThat(e.problems()).hasSize(4));
    }

    @Test
    void aMissingValueIsCuredByTheSettingsHelp() {
        assertThat(Settings.problems(SCHEMA, Map.of()))
                .containsExactly(
                        new SettingProblem(
                                "apiUrl", "API URL", "The value is missing.", "Copy it from Settings > Access."),
                        new SettingProblem("apiToken", "API token", "The value is missing.", "Enter a value."));
    }

    @Test
    void anUnknownKeyIsToldTheKnownOnes() {
        var problem = only(Settings.problems(SCHEMA, with(Map.of("apiKey", "x"))));
        assertThat(problem.key()).isEqualTo("apiKey");
        assertThat(problem.message()).isEqualTo("The provider has no such setting.");
        assertThat(problem.cure()).contains("apiUrl, apiToken, tenant");
        assertThat(problem.toString()).doesNotContain("x.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "acme.example.com",
                "ftp://acme.example.com",
                "https://",
                "https:acme",
                "https://ann:pw@acme.example.com",
                "https://acme.example.com?x=1",
                "https://acme.example.com#top",
                "https://acme example.com"
            })
    void refusesWhatIsNoPlainAddress(String url) {
        var problem = only(Settings.problems(SCHEMA, with(Map.of("apiUrl", url))));
        assertThat(problem.key()).isEqualTo("apiUrl");
        assertThat(problem.cure()).startsWith("Enter an address such as https://example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://acme.example.com:8443/jamf", "http://127.0.0.1:8080", "HTTPS://ACME.example.com"})
    void takesAnAddressWithPortAndPath(String url) {
        assertThat(Settings.problems(SCHEMA, with(Map.of("apiUrl", url)))).isEmpty();
    }

    @Test
    void eachKindSaysWhatItWants() {
        assertThat(problem("tenant", "acme").cure()).isEqualTo("It must be a GUID of 36 characters.");
        assertThat(problem("cloud", "moon").cure()).isEqualTo("Enter one of: global, china.");
        assertThat(problem("mobile", "maybe").cure()).isEqualTo("Enter true or false.");
        assertThat(problem("pageSize", "0").message()).isEqualTo("The number is out of range.");
        assertThat(problem("pageSize", "2001").cure()).isEqualTo("Enter a whole number from 1 to 2000.");
        assertThat(problem("pageSize", "1.5").message()).isEqualTo("The value is not a whole number.");
    }

    @Test
    void aPatternBindsTheWholeValue() {
        assertThat(problem("tenant", "x5344c996-8823-4b37-8d6e-8515fc7c3a0a").message())
                .isEqualTo("The value has the wrong form.");
    }

    @Test
    void noProblemShowsTheValueOfASecret() {
        var schema = List.of(Setting.secret("apiToken", "API token")
                .pattern("[0-9]+", "digits")
                .build());
        assertThat(only(Settings.problems(schema, Map.of("apiToken", "s3cret"))).toString())
                .contains("API token")
                .doesNotContain("s3cret");
    }

    @Test
    void aSecretIsReadAsASecretOnly() {
        var settings = Settings.of(SCHEMA, GOOD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.text("apiToken"))
                .withMessageContaining("secret()");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.secret("apiUrl"));
        assertThat(settings.toString()).doesNotContain("s3cret").contains("apiToken");
        assertThat(settings.secret("apiToken").toString()).doesNotContain("s3cret");
    }

    @Test
    void whatTheSchemaDoesNotKnowCannotBeRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(SCHEMA, GOOD).text("apiKey"))
                .withMessageContaining("apiToken");
    }

    @Test
    void refusesAKeyThatIsNoName() {
        assertThatIllegalArgumentException().isThrownBy(() -> Setting.text("API URL", "API URL"));
    }

    private static SettingProblem problem(String key, String value) {
        var problem = only(Settings.problems(SCHEMA, with(Map.of(key, value))));
        assertThat(problem.key()).isEqualTo(key);
        return problem;
    }

    private static SettingProblem only(List<SettingProblem> problems) {
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static Map<String, String> with(Map<String, String> more) {
        var entered = new LinkedHashMap<>(GOOD);
        entered.putAll(more);
        return entered;
    }
}
