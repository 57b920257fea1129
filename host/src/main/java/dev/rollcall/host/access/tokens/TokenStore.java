package dev.rollcall.host.access.tokens;

import dev.rollcall.host.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of tokens. */
final class TokenStore {
    private static final String SELECT =
            "select id, name, role, made_by, created_at, expires_at, last_used_at from api_token";

    private final JdbcClient database;

    TokenStore(JdbcClient database) {
        this.database = database;
    }

    /** All of them, by name. */
    List<ApiToken> all() {
        return database.sql(SELECT + " order by name_key")
                .query(TokenStore::token)
                .list();
    }

    Optional<ApiToken> find(String id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(TokenStore::token)
                .optional();
    }

    Optional<ApiToken> named(String name) {
        return database.sql(SELECT + " where name_key = :key")
                .param("key", key(name))
                .query(TokenStore::token)
                .optional();
    }

    Optional<ApiToken> withHash(String hash) {
        return database.sql(SELECT + " where hash = :hash")
                .param("hash", hash)
                .query(TokenStore::token)
                .optional();
    }

    void insert(ApiToken token, String hash) {
        database.sql("insert into api_token (id, name, name_key, role, hash, made_by, created_at, expires_at)"
                        + " values (:id, :name, :key, :role, :hash, :madeBy, :createdAt, :expiresAt)")
                .param("id", token.id())
                .param("name", token.name())
                .param("key", key(token.name()))
                .param("role", token.role().name())
                .param("hash", hash)
                .param("madeBy", token.madeBy())
                .param("createdAt", time(token.createdAt()))
                .param("expiresAt", time(token.expiresAt()))
                .update();
    }

    void used(String id, Instant at) {
        database.sql("update api_token set last_used_at = :at where id = :id")
                .param("at", time(at))
                .param("id", id)
                .update();
    }

    void delete(String id) {
        database.sql("delete from api_token where id = :id").param("id", id).update();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A database rounds what is finer than its column, so it is cut off before. */
    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getString("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("made_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
