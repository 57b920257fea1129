package dev.rollcall.host.access.people;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of people. */
final class PeopleStore {
    private static final String SELECT =
            "select id, name, role, disabled, subject, stamp, created_at, last_login_at from person";

    private final JdbcClient database;

    PeopleStore(JdbcClient database) {
        this.database = database;
    }

    /** Waits until no other transaction writes people. */
    void lock() {
        database.sql("select id from person_lock where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /** All of them, by name. */
    List<Person> all() {
        return database.sql(SELECT + " order by name_key")
                .query(PeopleStore::person)
                .list();
    }

    Optional<Person> find(String id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(PeopleStore::person)
                .optional();
    }

    Optional<Person> named(String name) {
        return database.sql(SELECT + " where name_key = :key")
                .param("key", key(name))
                .query(PeopleStore::person)
                .optional();
    }

    Optional<Person> withSubject(String subject) {
        return database.sql(SELECT + " where subject = :subject")
                .param("subject", subject)
                .query(PeopleStore::person)
                .optional();
    }

    /** Empty if there is no such person, or an identity provider lets them in. */
    Optional<String> hash(String id) {
        return database.sql("select password_hash from person where id = :id and password_hash is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** How many other people are ADMIN and not disabled. */
    int adminsBeside(String id) {
        return database.sql("select count(*) from person where role = 'ADMIN' and disabled = false and id <> :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    void insert(Person person, @Nullable String hash) {
        database.sql(
                        "insert into person (id, name, name_key, role, disabled, password_hash, subject, stamp, created_at)"
                                + " values (:id, :name, :key, :role, :disabled, :hash, :subject, :stamp, :createdAt)")
                .param("id", person.id())
                .param("name", person.name())
                .param("key", key(person.name()))
                .param("role", person.role().name())
                .param("disabled", person.disabled())
                .param("hash", hash)
                .param("subject", person.subject().orElse(null))
                .param("stamp", person.stamp())
                .param("createdAt", time(person.createdAt()))
                .update();
    }

    /** Keeps their role and whether they are disabled, and ends their sessions. */
    void change(String id, Role role, boolean disabled) {
        database.sql("update person set role = :role, disabled = :disabled, stamp = stamp + 1 where id = :id")
                .param("role", role.name())
                .param("disabled", disabled)
                .param("id", id)
                .update();
    }

    /** Keeps another password, and ends their sessions. */
    void password(String id, String hash) {
        database.sql("update person set password_hash = :hash, stamp = stamp + 1 where id = :id")
                .param("hash", hash)
                .param("id", id)
                .update();
    }

    /** Keeps another hash of the same password, unless the password was changed meanwhile. */
    void rehash(String id, String former, String hash) {
        database.sql("update person set password_hash = :hash where id = :id and password_hash = :former")
                .param("hash", hash)
                .param("id", id)
                .param("former", former)
                .update();
    }

    void loggedIn(String id, Instant at) {
        database.sql("update person set last_login_at = :at where id = :id")
                .param("at", time(at))
                .param("id", id)
                .update();
    }

    void delete(String id) {
        database.sql("delete from person where id = :id").param("id", id).update();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A database rounds what is finer than its column, so it is cut off before. */
    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("disabled"),
                Optional.ofNullable(row.getString("subject")),
                row.getLong("stamp"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_login_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
