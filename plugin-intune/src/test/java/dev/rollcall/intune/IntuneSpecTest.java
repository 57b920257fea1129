package dev.rollcall.intune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.JwtAssertion;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.SettingProblem;
import dev.rollcall.api.setting.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an admin enters, and what it leads to. */
final class IntuneSpecTest {

    @ParameterizedTest
    @CsvSource({
        "global, https://login.microsoftonline.com, https://graph.microsoft.com",
        "gcc-high, https://login.microsoftonline.us, https://graph.microsoft.us",
        "dod, https://login.microsoftonline.us, https://dod-graph.microsoft.us",
        "china, https://login.chinacloudapi.cn, https://microsoftgraph.chinacloudapi.cn",
    })
    void eachCloudHasItsOwnHosts(String cloud, String login, String graph) {
        var settings = settings(Map.of("cloud", cloud));
        assertThat(IntuneSpec.SPEC.address(settings)).hasToString(graph);
        var grant = grant(settings);
        assertThat(grant.tokenAddresses()).containsExactly(login + "/" + IntuneLogin.TENANT + "/oauth2/v2.0/token");
        assertThat(grant.fields()).containsEntry("scope", graph + "/.default");
    }

    @Test
    void theGlobalCloudIsChosenWhereNoneIs() {
        assertThat(IntuneSpec.SPEC.address(settings(Map.of()))).hasToString("https://graph.microsoft.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://graph.new.example", "https://graph.new.example/", "https://graph.new.example/v1.0"})
    void anotherCloudIsReachedByItsAddresses(String url) {
        var settings = settings(Map.of("cloud", "other", "loginUrl", "https://login.new.example", "graphUrl", url));
        assertThat(IntuneSpec.SPEC.address(settings)).hasToString("https://graph.new.example");
        assertThat(grant(settings).tokenAddresses().get(0)).startsWith("https://login.new.example/");
        assertThat(grant(settings).fields()).containsEntry("scope", "https://graph.new.example/.default");
    }

    @Test
    void addressesAndCloudMustFit() {
        assertThat(keys(problems(Map.of("cloud", "other")))).containsExactly("loginUrl", "graphUrl");
        assertThat(keys(problems(Map.of("graphUrl", "https://graph.microsoft.us"))))
                .containsExactly("graphUrl");
    }

    @Test
    void oneProofIsNeededAndNotTwo() {
        assertThat(keys(problems(Map.of("clientSecret", "")))).containsExactly("clientSecret");
        assertThat(keys(problems(Map.of("certificate", IntuneKeys.rsa().pem()))))
                .containsExactly("certificate");
    }

    @Test
    void theIdOfASecretIsNoSecret() {
        assertThat(problems(Map.of("clientSecret", "8c1f0b52-3d1e-4a57-9c53-0d6e6c1f2b19")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("Value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "common", "https://acme.onmicrosoft.com", "8c1f0b52", "acme.onmicrosoft.com/x"})
    void whatIsNoTenantIsRefused(String tenant) {
        assertThat(keys(problems(Map.of("tenant", tenant)))).containsExactly("tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.onmicrosoft.com", "corp.example", "8c1f0b52-3d1e-4a57-9c53-0d6e6c1f2b19"})
    void anIdOrADomainIsATenant(String tenant) {
        assertThat(problems(Map.of("tenant", tenant))).isEmpty();
    }

    @Test
    void aPreferredDomainNeedsAddressesToChooseFrom() {
        assertThat(keys(problems(Map.of("emailDomain", "corp.example")))).containsExactly("emailDomain");
        assertThat(problems(Map.of("emailDomain", "corp.example", "users", "directory")))
                .isEmpty();
        assertThat(problems(Map.of("emailDomain", "corp.example", "users", "primary")))
                .isEmpty();
    }

    @Test
    void aCertificateSignsByPs256UnlessRs256IsChosen() {
        assertThat(assertion(Map.of()).algorithm()).isEqualTo(JwtAssertion.Algorithm.PS256);
        assertThat(assertion(Map.of("signature", "RS256")).algorithm()).isEqualTo(JwtAssertion.Algorithm.RS256);
        assertThat(assertion(Map.of()).certificate()).contains(IntuneKeys.rsa().certificatePem());
        assertThat(assertion(Map.of()).privateKey().reveal())
                .isEqualTo(IntuneKeys.rsa().keyPem());
    }

    @Test
    void keyAndCertificateMayStandInAnyOrderAndWithEscapedLineEnds() {
        var keys = IntuneKeys.rsa();
        var chain = IntuneKeys.otherRsa().certificatePem() + keys.certificatePem() + keys.keyPem();
        for (var text :
                List.of(chain, keys.pem().replace("\n", "\\n"), keys.pem().replace("\n", "\r\n"))) {
            var settings = Settings.of(IntuneSpec.SPEC.settings(), entered(Map.of("certificate", text)));
            assertThat(grant(settings).assertion().orElseThrow().assertion().certificate())
                    .contains(keys.certificatePem());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, no private key",
        "key, no certificate",
        "certificate, no private key",
        "mismatch, does not belong",
        "elliptic, no RSA key",
        "encrypted, encrypted or of an older form",
        "older, encrypted or of an older form",
        "half, not whole",
        "spoiled, can't be read",
    })
    void aTextThatCannotSignIsRefusedWithItsReason(String kind, String reason) {
        var problem = problems(Map.of("certificate", text(kind), "clientSecret", ""));
        assertThat(problem).singleElement().satisfies(it -> {
            assertThat(it.key()).isEqualTo("certificate");
            assertThat(it.message()).contains(reason);
            assertThat(it.cure()).isNotBlank();
            assertThat(it.toString()).doesNotContain("MII");
        });
    }

    private static String text(String kind) {
        var keys = IntuneKeys.rsa();
        return switch (kind) {
            case "nothing" -> "no PEM at all";
            case "key" -> keys.keyPem();
            case "certificate" -> keys.certificatePem();
            case "mismatch" -> keys.keyPem() + IntuneKeys.otherRsa().certificatePem();
            case "elliptic" -> IntuneKeys.elliptic().pem();
            case "encrypted" -> keys.pem().replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
            case "older" -> keys.pem().replace("PRIVATE KEY", "RSA PRIVATE KEY");
            case "half" -> IntuneKeys.pem("PRIVATE KEY", new byte[] {48, 1, 2}) + keys.certificatePem();
            case "spoiled" -> keys.keyPem() + IntuneKeys.pem("CERTIFICATE", new byte[] {48, 1, 2});
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @Test
    void everySettingSaysWhereToFindItsValue() {
        assertThat(IntuneSpec.SPEC.settings()).extracting(Setting::help).allSatisfy(help -> assertThat(help)
                .endsWith("."));
        assertThat(IntuneSpec.SPEC.linkField()).isEqualTo("Intune ID");
        assertThat(IntuneSpec.SPEC.id()).isEqualTo("intune");
    }

    @Test
    void theExampleOfTheDocumentationIsValid() throws Exception {
        var page = Files.readString(Path.of("../docs/how-to/configure-by-file.md"));
        var example = page.substring(page.indexOf("provider: intune"));
        var line = Pattern.compile("        ([a-z-]+): (\\S+)");
        var shown = new LinkedHashMap<String, String>();
        example.substring(0, example.indexOf("schedule:")).lines().forEach(text -> {
            var found = line.matcher(text);
            if (found.matches()) {
                var value = found.group(2).equals("${INTUNE_CERTIFICATE}")
                        ? IntuneKeys.rsa().pem()
                        : found.group(2);
                shown.put(camelCase(found.group(1)), value);
            }
        });
        assertThat(shown).hasSize(6);
        assertThat(IntuneSpec.SPEC.problems(shown)).isEmpty();
    }

    private static String camelCase(String key) {
        return Pattern.compile("-(.)").matcher(key).replaceAll(letter -> letter.group(1)
                .toUpperCase(Locale.ROOT));
    }

    private static JwtAssertion assertion(Map<String, String> more) {
        var entered = new LinkedHashMap<>(more);
        entered.put("certificate", IntuneKeys.rsa().pem());
        entered.put("clientSecret", "");
        return grant(Settings.of(IntuneSpec.SPEC.settings(), entered(entered)))
                .assertion()
                .orElseThrow()
                .assertion();
    }

    private static Authentication.Grant grant(Settings settings) {
        return (Authentication.Grant) IntuneSpec.SPEC.authentication(settings);
    }

    private static Settings settings(Map<String, String> more) {
        assertThat(problems(more)).isEmpty();
        return Settings.of(IntuneSpec.SPEC.settings(), entered(more));
    }

    private static List<SettingProblem> problems(Map<String, String> more) {
        return IntuneSpec.SPEC.problems(entered(more));
    }

    private static List<String> keys(List<SettingProblem> problems) {
        var keys = new ArrayList<String>();
        problems.forEach(problem -> keys.add(problem.key()));
        return keys;
    }

    private static Map<String, String> entered(Map<String, String> more) {
        var entered = new LinkedHashMap<String, String>();
        entered.put("tenant", IntuneLogin.TENANT);
        entered.put("clientId", IntuneLogin.CLIENT_ID);
        entered.put("clientSecret", IntuneLogin.CLIENT_SECRET);
        entered.putAll(more);
        return entered;
    }
}
