package dev.rollcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.asset.glpi.GlpiPlatform;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.reconcile.Policy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The file that the documentation shows, with the real plugin. */
class ConfigureByFileIT {
    private static final Path DROP_IN = Path.of(Objects.requireNonNull(System.getProperty("rollcall.drop-in")));
    private static final Path PAGE = Path.of("../docs/how-to/configure-by-file.md");
    private static final Path GLPI_PAGE = Path.of("../docs/how-to/prepare-glpi.md");

    /** As Google Cloud writes it, in several lines. */
    private static final String GOOGLE_KEY = """
            {
              "type": "service_account",
              "private_key": "-----BEGIN PRIVATE KEY-----\\nMIIC\\n-----END PRIVATE KEY-----\\n",
              "client_email": "rollcall@acme.iam.gserviceaccount.com",
              "token_uri": "https://oauth2.googleapis.com/token"
            }""";

    @TempDir
    private Path base;

    @Test
    void isUnderstoodInWhole() throws Exception {
        Files.writeString(base.resolve("rollcall.yaml"), shown());
        try (var context = start()) {
            var connections = context.getBean(Connections.class);
            var acme = connections.find("Acme Iru").orElseThrow();
            assertThat(acme.provider()).isEqualTo("kandji");
            assertThat(acme.declared()).isTrue();
            assertThat(acme.active()).isTrue();
            assertThat(acme.schedule()).isEqualTo("0 0 3 * * *");
            assertThat(acme.policy().ignoredAccounts()).containsExactly("kiosk@example.com");
            assertThat(acme.policy().allowAssigneeUpdates()).isFalse();
            assertThat(acme.policy().unknownDevices()).isEqualTo(Policy.UnknownDevices.EXISTING_ONLY);
            var settings = connections.settings(acme);
            assertThat(settings.secret("apiToken").reveal()).isEqualTo("iru-token");
            assertThat(settings.url("apiUrl")).hasToString("https://acme.api.kandji.io");
            var access = context.getBean(PlatformAccess.class);
            assertThat(access.platform()).isSameAs(access.platform());
        }
    }

    @Test
    void auditsAnOptInWithTheDigestOfTheFile() throws Exception {
        var file = base.resolve("rollcall.yaml");
        Files.writeString(file, shown());
        try (var context = start()) {
            context.getBean(Connections.class);
            assertThat(context.getBean(AuditTrail.class).entries()).isEmpty();
        }
        Files.writeString(file, shown().replace("allow-assignee-updates: false", "allow-assignee-updates: true"));
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        try (var context = start()) {
            var connections = context.getBean(Connections.class);
            assertThat(connections.all().get(0).optInSince()).isNotNull();
            assertThat(context.getBean(AuditTrail.class).entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.who()).isEqualTo("rollcall.yaml, SHA-256 " + digest))
                    .satisfies(entry -> assertThat(entry.what()).isEqualTo("opt-in switched on"));
        }
    }

    @Test
    void aKeyFileFitsIntoAVariable() throws Exception {
        var whole = shown();
        var google = shown("provider: google");
        Files.writeString(
                base.resolve("rollcall.yaml"), whole + google.substring(google.indexOf("    acme-chromebooks:")));
        try (var context = start()) {
            var connections = context.getBean(Connections.class);
            var chromebooks = connections.find("Acme Chromebooks").orElseThrow();
            var settings = connections.settings(chromebooks);
            assertThat(settings.secret("serviceAccountKey").reveal()).isEqualTo(GOOGLE_KEY);
            assertThat(settings.text("subject")).isEqualTo("rollcall-reader@example.com");
            assertThat(settings.text("orgUnit")).isEqualTo("/Staff");
            assertThat(settings.flag("annotatedUserIsKept")).isTrue();
        }
    }

    @Test
    void whatPreparesAGlpiIsUnderstood() throws Exception {
        Files.writeString(base.resolve("rollcall.yaml"), shown(GLPI_PAGE, "kind: glpi"));
        try (var context = start()) {
            var access = context.getBean(PlatformAccess.class);
            assertThat(access.platform()).isInstanceOf(GlpiPlatform.class);
            assertThat(access.platform().pageOfAsset("Computer/5"))
                    .contains(URI.create("https://glpi.example.com/front/computer.form.php?id=5"));
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(HostApplication.class)
                .initializers(new ConfigurationCheck())
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties("spring.config.name=application,rollcall")
                .run(
                        // As of commands without a server, which have no health to tell of.
                        "--management.endpoint.health.validate-group-membership=false",
                        "--spring.config.additional-location=optional:file:" + base + "/",
                        "--rollcall.home=" + base.resolve("data"),
                        "--rollcall.plugins.folder=" + DROP_IN,
                        "--SNIPEIT_TOKEN=snipe-token",
                        "--GLPI_TOKEN=glpi-token",
                        "--GLPI_APP_TOKEN=glpi-app-token",
                        "--KANDJI_TOKEN=iru-token",
                        "--GOOGLE_KEY=" + GOOGLE_KEY);
    }

    private static String shown() throws Exception {
        return shown("provider: kandji");
    }

    private static String shown(String text) throws Exception {
        return shown(PAGE, text);
    }

    /** The one example that says so. */
    private static String shown(Path page, String text) throws Exception {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1))
                .filter(example -> example.contains(text))
                .findFirst()
                .orElseThrow();
    }
}
