package dev.rollcall.host.platform;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.SecretKeys;
import dev.rollcall.host.journal.AssetMemory;
import dev.rollcall.host.journal.Changes;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.journal.SightingStore;
import dev.rollcall.host.platform.PlatformChange.Assets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The platform's settings in a database of a test, with what a changed address makes meaningless. */
final class PlatformHouse implements InstantSource {
    static final String TOKEN = "planted-platform-token-4d2a";
    static final Author ANN = Author.of("ann", "192.0.2.7");

    final JdbcClient database;
    final Connections.Tools tools;
    final AuditTrail audit;
    final AssetMatter matter;
    private Instant now = Instant.parse("2026-03-01T10:00:00.123456Z");

    PlatformHouse(DataSource source) {
        this(source, SecretKeys.configured(Base64.getEncoder().encodeToString(new byte[32])));
    }

    PlatformHouse(DataSource source, SecretKeys keys) {
        database = JdbcClient.create(source);
        var jdbc = new JdbcTemplate(source);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        tools = new Connections.Tools(database, transactions, keys, this);
        audit = new AuditTrail(database, transactions, this);
        matter = new AssetMatter(
                new Connections(tools, List::of),
                new Runs(database),
                new Changes(jdbc),
                new SightingStore(jdbc, transactions),
                new AssetMemory(database, transactions));
    }

    @Override
    public Instant instant() {
        return now;
    }

    void later() {
        now = now.plus(Duration.ofHours(1));
    }

    /** Those of a host with these properties; a plain address is no place to send a token to. */
    Platforms platforms(PlatformDraft properties) {
        return new Platforms(
                tools,
                new Platforms.Configured(properties, Optional.empty()),
                settings -> {
                    if (settings.url().toString().startsWith("http://plain.")) {
                        throw new PlatformException(
                                FailureKind.CONFIGURATION, "The address is not https.", "Enter one that is.");
                    }
                },
                () -> matter);
    }

    PlatformChange wish(PlatformDraft draft) {
        return new PlatformChange(draft, Set.of(), Optional.empty(), OptionalLong.empty(), ANN);
    }

    PlatformChange wish(PlatformDraft draft, Assets assets) {
        return new PlatformChange(draft, Set.of(), Optional.of(assets), OptionalLong.empty(), ANN);
    }

    static PlatformDraft draft(String url, String token) {
        return PlatformDraft.NONE
                .at("", url, token)
                .with(new PlatformDraft.Statuses(List.of("Allocated"), List.of("Transferred")));
    }
}
