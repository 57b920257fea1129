package dev.rollcall.host.connection;

import dev.rollcall.host.connection.ConnectionException.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** Connections and their secrets, written by one at a time. */
final class ConnectionBook {
    private final TransactionOperations transactions;
    private final SecretKeys keys;
    private final InstantSource clock;
    private final ConnectionStore store;

    ConnectionBook(JdbcClient database, TransactionOperations transactions, SecretKeys keys, InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.clock = clock;
        this.store = new ConnectionStore(database);
    }

    ConnectionStore store() {
        return store;
    }

    /** As the databases keep it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Does all of it or, if it throws, nothing. */
    <T> T writing(Work<T> work) throws ConnectionException {
        var outcome = Objects.requireNonNull(transactions.execute(status -> Outcome.of(work, store, status)));
        if (outcome.failure != null) {
            throw outcome.failure;
        }
        return Objects.requireNonNull(outcome.result);
    }

    void insert(Entry entry, Map<String, String> secrets) {
        store.insert(entry);
        seal(entry.id(), secrets);
    }

    /** Stores it, and its secrets anew if they are given. */
    void update(Entry entry, Optional<Map<String, String>> secrets) {
        store.update(entry);
        secrets.ifPresent(values -> {
            store.deleteSecrets(entry.id());
            seal(entry.id(), values);
        });
    }

    /** Gives each its place; those that are moved count it as a change. */
    void rank(Ranks ranks, List<Entry> entries) {
        for (var entry : entries) {
            var rank = ranks.of(entry.id());
            if (rank != entry.connection().rank()) {
                entry.revised(new Entry.Parts(entry).rank(rank), now()).ifPresent(store::update);
            }
        }
    }

    /** A secret; empty if it can't be decrypted. */
    Optional<String> reveal(SealedSecret secret) {
        return secret.open(keys);
    }

    private void seal(String id, Map<String, String> secrets) {
        secrets.forEach((key, value) -> store.insert(SealedSecret.of(keys.current(), id, key, value)));
    }

    static ConnectionException unknown(String id, List<Entry> entries) {
        var names = entries.stream()
                .map(entry -> "'" + entry.connection().name() + "'")
                .toList();
        var cure = names.isEmpty() ? "There is none yet." : "There are " + String.join(", ", names) + ".";
        return new ConnectionException(Reason.UNKNOWN, "There is no connection '" + id + "'. " + cure);
    }

    /** What is done under the lock of connections. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws ConnectionException;
    }

    private record Outcome<T>(@Nullable T result, @Nullable ConnectionException failure) {
        static <T> Outcome<T> of(Work<T> work, ConnectionStore store, TransactionStatus status) {
            try {
                store.lock();
                return new Outcome<>(work.run(), null);
            } catch (ConnectionException e) {
                status.setRollbackOnly();
                return new Outcome<>(null, e);
            }
        }
    }
}
