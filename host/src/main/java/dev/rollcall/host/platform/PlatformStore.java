package dev.rollcall.host.platform;

import dev.rollcall.host.connection.Rekeying;
import dev.rollcall.host.connection.SealedSecret;
import dev.rollcall.host.connection.SecretKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the platform's settings and its secrets. */
public final class PlatformStore implements Rekeying.OtherSecrets {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String OWNER = "platform";

    private final JdbcClient database;

    public PlatformStore(JdbcClient database) {
        this.database = database;
    }

    /** Waits until nobody else changes the platform or a connection: neither is to change while the other does. */
    void lock() {
        database.sql("select id from connection_lock where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /** What counts the changes, and no more. */
    long version() {
        return database.sql("select version from platform_setting where id = 1")
                .query(Long.class)
                .single();
    }

    StoredPlatform read() {
        return database.sql("select settings, version, address, assets_since, last_look from platform_setting"
                        + " where id = 1")
                .query(PlatformStore::stored)
                .single();
    }

    void write(StoredPlatform platform) {
        database.sql("update platform_setting set settings = :settings, version = :version, address = :address,"
                        + " assets_since = :since where id = 1")
                .param("settings", MAPPER.writeValueAsString(PlatformValues.of(platform.entered())))
                .param("version", platform.version())
                .param("address", platform.address())
                .param(
                        "since",
                        platform.since()
                                .map(at -> OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                                .orElse(null))
                .update();
    }

    void keep(LastLook look) {
        database.sql("update platform_setting set last_look = :look where id = 1")
                .param("look", MAPPER.writeValueAsString(look))
                .update();
    }

    /** By their names in the API, the secrets that may be sent to that place. */
    Map<String, SealedSecret> secrets(String place) {
        return all().stream()
                .filter(secret -> secret.key().equals(key(field(secret), place)))
                .collect(Collectors.toMap(PlatformStore::field, secret -> secret));
    }

    /** Which secret it is, by its name in the API. */
    static String field(SealedSecret secret) {
        return secret.key().split(" ", 2)[0];
    }

    /** A secret, bound to the only place that it may be sent to. */
    static SealedSecret sealed(SecretKeys keys, String field, String place, String secret) {
        return SealedSecret.of(keys, OWNER, key(field, place), secret);
    }

    private static String key(String field, String place) {
        return field + " " + place;
    }

    @Override
    public List<SealedSecret> all() {
        return database.sql("select setting_key, address, key_id, ciphertext from platform_secret order by setting_key")
                .query((row, number) -> new SealedSecret(
                        OWNER,
                        key(row.getString("setting_key"), row.getString("address")),
                        row.getString("key_id"),
                        row.getString("ciphertext")))
                .list();
    }

    @Override
    public void replace(List<SealedSecret> secrets) {
        database.sql("delete from platform_secret").update();
        for (var secret : secrets) {
            database.sql("insert into platform_secret (setting_key, address, key_id, ciphertext)"
                            + " values (:key, :address, :keyId, :ciphertext)")
                    .param("key", field(secret))
                    .param("address", secret.key().split(" ", 2)[1])
                    .param("keyId", secret.keyId())
                    .param("ciphertext", secret.ciphertext())
                    .update();
        }
    }

    @Override
    public String name() {
        return "A secret of the platform";
    }

    private static StoredPlatform stored(ResultSet row, int number) throws SQLException {
        var since = row.getObject("assets_since", OffsetDateTime.class);
        var look = row.getString("last_look");
        return new StoredPlatform(
                MAPPER.readValue(row.getString("settings"), PlatformValues.class)
                        .draft(),
                row.getLong("version"),
                row.getString("address"),
                Optional.ofNullable(since).map(OffsetDateTime::toInstant),
                Optional.ofNullable(look).map(text -> MAPPER.readValue(text, LastLook.class)));
    }
}
