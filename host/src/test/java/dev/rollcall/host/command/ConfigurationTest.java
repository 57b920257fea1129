package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.EmbeddedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is said of a configuration that can't be used. */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationTest {
    private static final String SECRET = "planted-token-5511";

    @TempDir
    private Path base;

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void point() {
        environment.put("ROLLCALL_BASE", base.toString());
    }

    @Test
    void namesLineAndColumnOfAMalformedFile(CapturedOutput log) throws Exception {
        file("""
                rollcall:
                  platform:
                    url: "https://assets.example.com
                    token: %s
                """.formatted(SECRET));
        assertThat(run("providers")).isEqualTo(2);
        assertThat(err() + log).doesNotContain(SECRET);
        assertThat(err()).contains("The file rollcall.yaml is malformed in line ", "column ");
        assertThat(err() + log).doesNotContain("\tat ");
    }

    @Test
    void startsOnNoDatabaseOfANewerVersion() {
        try (var database = EmbeddedDatabase.open(base.resolve("data"))) {
            Flyway.configure().dataSource(database).load().migrate();
            JdbcClient.create(database)
                    .sql(
                            "insert into \"flyway_schema_history\" select 999, '999', 'later', \"type\", 'V999__later.sql',"
                                    + " \"checksum\", \"installed_by\", \"installed_on\", \"execution_time\", true from"
                                    + " \"flyway_schema_history\" where \"version\" = '1'")
                    .update();
        }
        assertThat(run("connections")).isEqualTo(2);
        assertThat(err()).contains("by a newer Rollcall than this one").doesNotContain("\tat ");
    }

    /** Spring Boot prints what it met before anybody can keep it from that; the last word is ours. */
    @Test
    void namesThePropertyOfALogThatItCannotWrite() {
        assertThat(run("providers", "--logging.structured.format.console=xml")).isEqualTo(2);
        assertThat(err())
                .contains("Set logging.structured.format.console to ecs")
                .doesNotContain("\tat ");
        assertThat(run("providers")).isZero();
    }

    @Test
    void namesLineAndColumnOfATab() throws Exception {
        file("rollcall:\n\tplatform: x\n");
        assertThat(run("providers")).isEqualTo(2);
        assertThat(err()).contains("malformed in line 2, column 1:");
    }

    @Test
    void namesTheLineOfAKeyThatIsThereTwice() throws Exception {
        file("rollcall:\n  home: a\n  home: b\n");
        assertThat(run("providers")).isEqualTo(2);
        assertThat(err()).contains("malformed in line 3, column 3:", "home");
    }

    @Test
    void refusesUnknownPropertiesInEveryCommand(CapturedOutput log) throws Exception {
        file("""
                rollcall:
                  platfrom:
                    url: https://assets.example.com
                  http:
                    proxi: http://proxy
                  connections:
                    acme:
                      provder: kandji
                  zzzzzzzz: 1
                """);
        for (var command : new String[] {"providers", "rekey --generate", "devices --provider x", "serve"}) {
            err.reset();
            assertThat(run(command.split(" ", -1))).as(command).isEqualTo(2);
            assertThat(err())
                    .contains("There is no property rollcall.platfrom.url. Did you mean rollcall.platform.url?")
                    .contains("rollcall.http.proxi. Did you mean rollcall.http.proxy?")
                    .contains("rollcall.connections.acme.provder. Did you mean rollcall.connections.acme.provider?")
                    .contains("There is no property rollcall.zzzzzzzz. Leave it out; under rollcall there are home,");
        }
        assertThat(err() + log).doesNotContain("\tat ");
        assertThat(base.resolve("data")).doesNotExist();
    }

    @Test
    void refusesUnknownPropertiesOnTheCommandLine() {
        assertThat(run("providers", "--rollcall.platform.statuses.allocatd=x")).isEqualTo(2);
        assertThat(err()).contains("Did you mean rollcall.platform.statuses.allocated?");
    }

    @Test
    void knowsEverySpellingOfAProperty() throws Exception {
        file("""
                rollcall:
                  platform:
                    requestsPerMinute: 10
                    link-fields: { kandji: Kandji ID }
                    statuses: { allocated: [A, B] }
                  connections:
                    "[Acme Iru]": { policy: { goneAfterRuns: 2 } }
                """);
        assertThat(run("providers")).as(err()).isZero();
    }

    @Test
    void refusesAPlaceholderThatNothingFills() throws Exception {
        file("rollcall:\n  platform:\n    token: ${NO_SUCH_VARIABLE_HERE}\n");
        assertThat(run("providers")).isEqualTo(2);
        assertThat(err())
                .contains("The property rollcall.platform.token asks for the environment variable"
                        + " NO_SUCH_VARIABLE_HERE, which is not set.");
    }

    @Test
    void doesNotStartWithAPlatformThatCannotBeUsed(CapturedOutput log) throws Exception {
        file("rollcall:\n  platform:\n    url: assets\n    token: " + SECRET + "\n");
        assertThat(run("serve", "--server.port=0")).isEqualTo(2);
        assertThat(err())
                .contains("The property rollcall.platform.url can't be used: The value is not an address.")
                .contains("The property rollcall.platform.statuses.allocated can't be used");
        assertThat(err() + log).doesNotContain(SECRET, "\tat ");
    }

    @Test
    void doesNotStartWithATimeThatIsTooShort(CapturedOutput log) {
        assertThat(run("serve", "--server.port=0", "--rollcall.retention.journal=31d"))
                .isEqualTo(2);
        assertThat(err())
                .contains("The property rollcall.retention.journal is 31d. Set it to a time from 32d to 36500d.");
        assertThat(err() + log).doesNotContain("\tat ");
    }

    @Test
    void doesNotStartWithNotificationsThatCannotBeUsed(CapturedOutput log) throws Exception {
        file("""
                rollcall:
                  notifications:
                    failures: 0
                    not-synced-for: 30m
                    at-most-every: 2s
                    repeats: [4h, 1h]
                    link-base: rollcall
                    mail:
                      host: smtp.example.com
                      security: none
                      username: rollcall
                      password: %1$s
                      from: nobody
                    webhooks:
                      ops:
                        url: https://hooks.example.com/a b/%1$s
                        kind: slak
                        secret: %1$s
                      mail:
                        url: https://hooks.example.com/%1$s
                """.formatted(SECRET));
        assertThat(run("serve", "--server.port=0")).isEqualTo(2);
        var property = "The property rollcall.notifications.";
        assertThat(err())
                .contains(property + "failures can't be used: It is 0. Set it to a number from 1 to 100.")
                .contains(property
                        + "not-synced-for can't be used: It is 30m. Set it to a time from 1h to 365d, or to 0.")
                .contains(property + "at-most-every can't be used: It is 2s. Set it to a time from 1m to 1d.")
                .contains(property + "repeats[1] can't be used: It is shorter than the one before. Let the times grow.")
                .contains(property + "link-base can't be used: The value is not an address.")
                .contains(property + "mail.security can't be used: With none, everybody on the way could read the")
                .contains(property + "mail.to can't be used: There are 0 receivers. Enter from 1 to 50;")
                .contains(property + "mail.from can't be used: The value is no e-mail address.")
                .contains(property + "webhooks.ops.url can't be used: The value is not an address.")
                .contains(property + "webhooks.ops.kind can't be used: 'slak' is no kind of receiver.")
                .contains(property + "webhooks.ops.secret can't be used: The secret is not whsec_ and 24 to 64 bytes")
                .contains(property + "webhooks.mail can't be used: A webhook can't be called so.");
        assertThat(err() + log).doesNotContain(SECRET, "\tat ");
    }

    @Test
    void doesNotStartWithAWebhookThatMayNotBeCalled(CapturedOutput log) throws Exception {
        file("rollcall:\n  notifications:\n    webhooks:\n      ops: { url: 'https://169.254.169.254/" + SECRET
                + "' }\n");
        assertThat(run("serve", "--server.port=0")).isEqualTo(2);
        assertThat(err())
                .contains("The property rollcall.notifications.webhooks.ops.url can't be used: The address"
                        + " 169.254.169.254 is on this machine");
        assertThat(err() + log).doesNotContain(SECRET, "\tat ");
    }

    @Test
    void doesNotStartWithAConnectionThatCannotBeUsed(CapturedOutput log) throws Exception {
        file("rollcall:\n  connections:\n    acme:\n      provider: kandji\n      settings: { api-token: " + SECRET
                + " }\n      policy: { create-users: true }\n");
        assertThat(run("serve", "--server.port=0")).isEqualTo(2);
        assertThat(err())
                .contains("rollcall.connections.acme.provider: No plugin supplies the provider 'kandji'.")
                .contains("rollcall.connections.acme.policy.createUsers: Users are made for created assets only");
        assertThat(err() + log).doesNotContain(SECRET, "\tat ");
    }

    @Test
    void opensNoDatabaseWhereNoneIsNeeded() {
        assertThat(run("providers")).as(err()).isZero();
        assertThat(base.resolve("data")).doesNotExist();
    }

    @Test
    void saysThatTheDatabaseIsAway(CapturedOutput log) {
        assertThat(run(
                        "serve",
                        "--server.port=0",
                        "--rollcall.secrets.key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                        "--rollcall.database.url=jdbc:postgresql://127.0.0.1:1/x?password=" + SECRET))
                .isEqualTo(2);
        assertThat(err()).contains("The database can't be opened (SQL state 08001). Check that it runs");
        assertThat(err() + log).doesNotContain(SECRET, "\tat ");
    }

    @Test
    void demandsAKeyForAPostgresql() {
        assertThat(run("rekey", "--generate", "--rollcall.database.url=jdbc:postgresql://127.0.0.1:1/x"))
                .isEqualTo(2);
        assertThat(err()).contains("The property rollcall.secrets.key is missing", "ROLLCALL_SECRETS_KEY");
    }

    @Test
    void doesNotQuoteAKeyThatCannotBeUsed(CapturedOutput log) {
        assertThat(run("rekey", "--generate", "--rollcall.secrets.key=" + SECRET))
                .isEqualTo(2);
        assertThat(err()).contains("The key in rollcall.secrets.key is not 32 bytes in base64.");
        assertThat(err() + log).doesNotContain(SECRET, "\tat ");
    }

    @Test
    void asksForANewKey() {
        assertThat(run("rekey")).isEqualTo(2);
        assertThat(err()).contains("ROLLCALL_SECRETS_NEW_KEY", "--generate");
    }

    @Test
    void putsARandomKeyIntoTheKeyFile() {
        assertThat(run("rekey", "--generate")).as(err()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("0 secrets are encrypted with the new key.", "It is in ");
        assertThat(base.resolve("data/secret.key")).exists();
    }

    @Test
    void takesANewKeyFromTheEnvironmentAndRefusesARandomOneForTheConfiguration() {
        var key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        environment.put("ROLLCALL_SECRETS_NEW_KEY", key);
        assertThat(run("rekey", "--rollcall.secrets.key=" + key)).as(err()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Set ROLLCALL_SECRETS_KEY")
                .doesNotContain(key);
        environment.remove("ROLLCALL_SECRETS_NEW_KEY");
        assertThat(run("rekey", "--generate", "--rollcall.secrets.key=" + key)).isEqualTo(2);
        assertThat(err()).contains("a random one would be known to nobody");
    }

    private void file(String content) throws Exception {
        Files.writeString(base.resolve("rollcall.yaml"), content);
    }

    private int run(String... words) {
        return new CommandLineRun(stream(out), stream(err), environment).run(words);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
