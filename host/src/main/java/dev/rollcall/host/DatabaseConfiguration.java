package dev.rollcall.host;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
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
            return new HikariDataSource(EmbeddedDatabase.pool(properties.home(), pool()));
        }
        var config = pool();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.addDataSourceProperty("ApplicationName", DatabaseUse.NAME);
        return new HikariDataSource(config);
    }

    /** A newer version's database is none that this one knows how to use. */
    @Bean
    FlywayConfigurationCustomizer nothingNewer() {
        return flyway -> flyway.ignoreMigrationPatterns(new String[0]);
    }

    private static HikariConfig pool() {
        var config = new HikariConfig();
        config.setPoolName("state");
        config.setConnectionTimeout(PATIENCE);
        return config;
    }
}
