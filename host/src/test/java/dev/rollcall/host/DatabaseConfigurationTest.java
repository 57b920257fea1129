package dev.rollcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded database as the host opens it. */
class DatabaseConfigurationTest {
    private static final int WRITERS = 4;
    private static final int ROWS = 50;

    @TempDir
    private Path home;

    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void survivesTheInterruptOfThreadsThatWrite() throws Exception {
        try (var source = open()) {
            JdbcClient.create(source)
                    .sql("create table note (text varchar(10000))")
                    .update();
            writeWhileInterrupted(source);
            assertThat(acknowledged.get() + refused.get()).isEqualTo(WRITERS * ROWS);
            assertThat(rows(source)).as("what was acknowledged is there").isGreaterThanOrEqualTo(acknowledged.get());
            JdbcClient.create(source).sql("insert into note values ('after')").update();
        }
        try (var again = open()) {
            assertThat(rows(again)).isGreaterThan(acknowledged.get());
        }
    }

    private void writeWhileInterrupted(DataSource source) throws Exception {
        var pool = Executors.newFixedThreadPool(WRITERS);
        try {
            var writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(number -> pool.submit(() -> write(source)))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private void write(DataSource source) {
        for (var row = 0; row < ROWS; row++) {
            try (var connection = source.getConnection();
                    var statement = connection.prepareStatement("insert into note values (?)")) {
                statement.setString(1, "x".repeat(9_000));
                Thread.currentThread().interrupt();
                statement.executeUpdate();
                acknowledged.incrementAndGet();
            } catch (SQLException e) {
                // The statement that an interrupt hits may fail; the database must not.
                refused.incrementAndGet();
            } finally {
                Thread.interrupted();
            }
        }
    }

    private HikariDataSource open() {
        var config = new HikariConfig();
        config.setJdbcUrl(EmbeddedDatabase.url(home));
        config.setUsername("rollcall");
        return new HikariDataSource(config);
    }

    private static int rows(DataSource source) {
        return JdbcClient.create(source)
                .sql("select count(*) from note")
                .query(Integer.class)
                .single();
    }
}
