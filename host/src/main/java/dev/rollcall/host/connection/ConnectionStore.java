package dev.rollcall.host.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of connections and their secrets. */
final class ConnectionStore {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String COLUMNS = "id, provider, name, rank_order, active, settings, policy, schedule,"
            + " declared_as, address, tenant, opt_in_since, address_changed_at, activated_at, version, created_at,"
            + " updated_at";

    private final JdbcClient database;

    ConnectionStore(JdbcClient database) {
        this.database = database;
    }

    /** Waits until no other transaction writes connections. */
    void lock() {
        database.sql("select id from connection_lock where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /** All of them, by rank. */
    List<Entry> entries() {
        var secrets = secretKeys();
        return database.sql("select " + COLUMNS + " from connection order by rank_order, id")
                .query((row, number) -> entry(row, secrets))
                .list();
    }

    Optional<Entry> entry(String id) {
        return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    void insert(Entry entry) {
        database.sql("insert into connection (" + COLUMNS + ", name_key) values (:id, :provider, :name, :rank, :active,"
                        + " :settings, :policy, :schedule, :declaredAs, :address, :tenant, :optInSince,"
                        + " :addressChangedAt, :activatedAt, :version, :createdAt, :updatedAt, :nameKey)")
                .params(values(entry))
                .update();
    }

    void update(Entry entry) {
        database.sql("update connection set provider = :provider, name = :name, rank_order = :rank, active = :active,"
                        + " settings = :settings, policy = :policy, schedule = :schedule, declared_as = :declaredAs,"
                        + " address = :address, tenant = :tenant, opt_in_since = :optInSince,"
                        + " address_changed_at = :addressChangedAt, activated_at = :activatedAt, version = :version,"
                        + " created_at = :createdAt, updated_at = :updatedAt, name_key = :nameKey where id = :id")
                .params(values(entry))
                .update();
    }

    /** Takes its name and its key in the file away, so that another can have them within the same transaction. */
    void release(String id) {
        database.sql("update connection set name_key = id, declared_as = null where id = :id")
                .param("id", id)
                .update();
    }

    void delete(String id) {
        deleteSecrets(id);
        database.sql("delete from connection where id = :id").param("id", id).update();
    }

    List<SealedSecret> secrets() {
        return database.sql("select connection_id, setting_key, key_id, ciphertext from connection_secret"
                        + " order by connection_id, setting_key")
                .query(ConnectionStore::secret)
                .list();
    }

    List<SealedSecret> secrets(String connection) {
        return database.sql("select connection_id, setting_key, key_id, ciphertext from connection_secret"
                        + " where connection_id = :id order by setting_key")
                .param("id", connection)
                .query(ConnectionStore::secret)
                .list();
    }

    void deleteSecrets(String connection) {
        database.sql("delete from connection_secret where connection_id = :id")
                .param("id", connection)
                .update();
    }

    void insert(SealedSecret secret) {
        database.sql("insert into connection_secret (connection_id, setting_key, key_id, ciphertext)"
                        + " values (:connection, :key, :keyId, :ciphertext)")
                .param("connection", secret.connection())
                .param("key", secret.key())
                .param("keyId", secret.keyId())
                .param("ciphertext", secret.ciphertext())
                .update();
    }

    private Map<String, Set<String>> secretKeys() {
        var keys = new HashMap<String, Set<String>>();
        secrets().forEach(secret -> keys.computeIfAbsent(secret.connection(), id -> new HashSet<>())
                .add(secret.key()));
        return keys;
    }

    private static Map<String, @Nullable Object> values(Entry entry) {
        var connection = entry.connection();
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", connection.id());
        values.put("provider", connection.provider());
        values.put("name", connection.name());
        values.put("nameKey", ConnectionRules.key(connection.name()));
        values.put("rank", connection.rank());
        values.put("active", connection.active());
        values.put("settings", MAPPER.writeValueAsString(new TreeMap<>(connection.settings())));
        values.put("policy", PolicyText.json(connection.policy()).toString());
        values.put("schedule", connection.schedule());
        values.put("declaredAs", entry.declaredAs());
        values.put("address", entry.destination().addresses());
        values.put("tenant", entry.destination().tenant());
        values.put("optInSince", time(connection.optInSince()));
        values.put("addressChangedAt", time(connection.addressChangedAt()));
        values.put("activatedAt", time(connection.activatedAt()));
        values.put("version", connection.version());
        values.put("createdAt", time(connection.createdAt()));
        values.put("updatedAt", time(connection.updatedAt()));
        return values;
    }

    private static Entry entry(ResultSet row, Map<String, Set<String>> secrets) throws SQLException {
        var declaredAs = row.getString("declared_as");
        var connection = new ConfiguredConnection(
                row.getString("id"),
                row.getString("provider"),
                row.getString("name"),
                row.getInt("rank_order"),
                row.getBoolean("active"),
                MAPPER.readValue(row.getString("settings"), new TypeReference<Map<String, String>>() {}),
                secrets.getOrDefault(row.getString("id"), Set.of()),
                PolicyText.stored(row.getString("policy")),
                row.getString("schedule"),
                declaredAs != null,
                instant(row, "opt_in_since"),
                instant(row, "address_changed_at"),
                instant(row, "activated_at"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
        return new Entry(connection, declaredAs, new Destination(row.getString("address"), row.getString("tenant")));
    }

    private static SealedSecret secret(ResultSet row, int number) throws SQLException {
        return new SealedSecret(
                row.getString("connection_id"),
                row.getString("setting_key"),
                row.getString("key_id"),
                row.getString("ciphertext"));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
