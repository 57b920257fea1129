package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.SettingProblem;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.state.Database;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Connections in a fresh database, with providers and a clock that a test sets. */
final class ConnectionHouse implements InstantSource {
    static final String TOKEN = "planted-token-7c1f";
    /** Its tenants have addresses of their own. */
    static final SourceSpec ACME = SourceSpec.provider("acme", "Acme MDM", "Acme ID")
            .documentation("https://example.com")
            .setting(Setting.url("apiUrl", "API URL").required())
            .setting(Setting.secret("apiToken", "API token").required())
            .setting(Setting.text("site", "Site"))
            .address(settings -> settings.url("apiUrl"))
            .authentication(settings -> Authentication.bearer(settings.secret("apiToken")))
            .rules(settings -> settings.optionalText("site").stream()
                    .filter("nowhere"::equals)
                    .map(site -> new SettingProblem("site", "Site", "There is no such site.", "Enter another."))
                    .toList())
            .build();
    /** One address for all tenants. */
    static final SourceSpec CLOUD = SourceSpec.provider("cloud", "Cloud MDM", "Cloud ID")
            .documentation("https://example.com")
            .setting(Setting.text("tenantId", "Tenant").required())
            .setting(Setting.secret("clientSecret", "Client secret").required())
            .address(settings -> URI.create("https://graph.example.com"))
            .authentication(settings -> Authentication.clientCredentials(
                    "https://login.example.com/" + settings.text("tenantId") + "/token",
                    "client",
                    settings.secret("clientSecret")))
            .build();

    final List<SourceSpec> providers = new ArrayList<>(List.of(ACME, CLOUD));
    final DataSource source;
    final JdbcClient database;
    final Connections.Tools tools;
    final Connections connections;
    final AuditTrail audit;
    private Instant now = Instant.parse("2026-03-01T10:00:00.123456Z");

    ConnectionHouse(Database database, Path home) {
        this(database.fresh(), SecretKeys.inFolder(home));
    }

    ConnectionHouse(DataSource source, SecretKeys keys) {
        this.source = source;
        database = JdbcClient.create(source);
        tools = new Connections.Tools(
                database, new TransactionTemplate(new JdbcTransactionManager(source)), keys, this);
        connections = new Connections(tools, () -> List.copyOf(providers));
        audit = new AuditTrail(database, new TransactionTemplate(new JdbcTransactionManager(source)), this);
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets an hour pass. */
    Instant later() {
        now = now.plus(Duration.ofHours(1));
        return now;
    }

    static NewConnection acme(String name) {
        return NewConnection.of(
                "acme",
                name,
                Map.of("apiUrl", "https://" + ConnectionRules.key(name) + ".example.com", "apiToken", TOKEN));
    }

    ConfiguredConnection made(String name) {
        try {
            return connections.create(acme(name));
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    ConfiguredConnection change(ConfiguredConnection connection, ConnectionChange change) throws ConnectionException {
        return connections.change(connection.id(), change, OptionalLong.empty());
    }

    static Policy optedIn() {
        return policy("{\"allowAssigneeUpdates\": true}");
    }

    static Policy policy(String json) {
        try {
            return PolicyText.parse(json);
        } catch (InvalidConnectionException e) {
            throw new IllegalStateException(e);
        }
    }
}
