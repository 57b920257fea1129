package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Settings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The connections that are configured. Safe for use by several threads and several hosts. */
public final class Connections {
    /** The parts that connections are kept with. */
    public record Tools(
            JdbcClient database, TransactionOperations transactions, SecretKeys keys, InstantSource clock) {}

    /**
     * Opens them.
     *
     * @param providers the specs of the providers that can be used now
     */
    public Connections(Tools tools, Supplier<List<SourceSpec>> providers) {}

    /** All of them, by rank. */
    public List<ConfiguredConnection> all() {
        return unready();
    }

    /** Those that are active, by rank. */
    public List<ConfiguredConnection> active() {
        return unready();
    }

    /** The one with that id, or with that name in any case of its letters. */
    public Optional<ConfiguredConnection> find(String idOrName) {
        return unready();
    }

    /** The one with that id. */
    public ConfiguredConnection get(String id) throws ConnectionException {
        return unready();
    }

    /** Makes one. */
    public ConfiguredConnection create(NewConnection entered) throws ConnectionException {
        return unready();
    }

    /** Changes one. */
    public ConfiguredConnection change(String id, ConnectionChange change, OptionalLong expectedVersion)
            throws ConnectionException {
        return unready();
    }

    public ConfiguredConnection activate(String id) throws ConnectionException {
        return unready();
    }

    public ConfiguredConnection deactivate(String id) throws ConnectionException {
        return unready();
    }

    public void delete(String id) throws ConnectionException {
        unready();
    }

    /** Its settings with the secrets, valid for the plugin that is installed now. */
    public Settings settings(ConfiguredConnection connection) throws ConnectionException {
        return unready();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T unready() {
        throw new UnsupportedOperationException();
    }
}
