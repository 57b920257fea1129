package dev.rollcall.host.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/** The databases that hold the state. Tests of what is stored run on each. */
public enum Database {
    H2 {
        @Override
        DataSource empty() {
            return JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                    "rollcall",
                    "");
        }
    },
    POSTGRESQL {
        @Override
        DataSource empty() {
            var name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = server().getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return server().getDatabase("postgres", name);
        }
    };

    private static @Nullable EmbeddedPostgres server;

    /** A database of its own, with the tables that the host makes. */
    public DataSource fresh() {
        var source = empty();
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    /** A database with the tables of an earlier version. */
    public DataSource freshOfVersion(String version) {
        var source = empty();
        Flyway.configure().dataSource(source).target(version).load().migrate();
        return source;
    }

    /** Brings such a database up to date. */
    public static void migrate(DataSource source) {
        Flyway.configure().dataSource(source).load().migrate();
    }

    abstract DataSource empty();

    /** One server for all tests of this JVM, which ends it. */
    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }
}
