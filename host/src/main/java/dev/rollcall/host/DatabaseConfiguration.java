package dev.rollcall.host;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the state is kept: an H2 file in the data folder, or a PostgreSQL. Flyway brings either up to date. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** Callers that find every connection taken wait so long: a database that is away is told soon. */
    private static final long PATIENCE = 10_000;

    @Bean
    DataSource dataSource(HostProperties properties) {
        var settings = properties.database();
        if (settings.url().isBlank()) {
            return new HikariDataSource(pool(properties.home()));
        }
        var config = pool();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.addDataSourceProperty("ApplicationName", DatabaseUse.NAME);
        return new HikariDataSource(config);
    }

    private static HikariConfig pool() {
        var config = new HikariConfig();
        config.setPoolName("state");
        config.setConnectionTimeout(PATIENCE);
        return config;
    }

    /** Connections to the embedded database in a data folder. */
    static HikariConfig pool(Path folder) {
        var config = pool();
        config.setJdbcUrl(embedded(folder));
        config.setUsername("rollcall");
        // H2 closes the database when its disk is full, and goes on calling its connections valid; a query tells.
        config.setConnectionTestQuery("select 1");
        return config;
    }

    /**
     * H2 acknowledges a commit half a second before it writes it, unless it is told not to delay. An interrupt of a thread
     * that is in it, as a cancelled run or a plugin that is taken away brings, closes its file and ends the database for
     * all, unless it is told to open the file again and go on ({@code retry:}).
     */
    static String embedded(Path folder) {
        var home = folder.toAbsolutePath();
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The data folder " + home + " can't be made. Set rollcall.home to a folder that can be written.",
                    e);
        }
        return "jdbc:h2:retry:" + home
                + "/rollcall;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    }
}
