package dev.rollcall.host.command;

import dev.rollcall.host.ConfigurationCheck;
import dev.rollcall.host.HostApplication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the host's beans for a command. */
final class HostContext {
    /** Health and metrics would open the database before anybody needs it, and a running host may have it. */
    private static final Map<String, Object> WITHOUT_DATABASE = Map.of(
            "management.endpoint.health.validate-group-membership",
            "false",
            "spring.autoconfigure.exclude",
            DataSourcePoolMetricsAutoConfiguration.class.getName());

    private final List<String> properties;
    private final Map<String, String> environment;

    HostContext(List<String> properties, Map<String, String> environment) {
        this.properties = List.copyOf(properties);
        this.environment = environment;
    }

    /** The beans without a web server, for a command that works by itself and ends. */
    ConfigurableApplicationContext withoutServer() {
        return builder()
                .properties(WITHOUT_DATABASE)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(arguments());
    }

    /** The beans with the web server, for a host that runs until it is stopped. */
    ConfigurableApplicationContext withServer() {
        return builder()
                .properties(Map.of("logging.level.dev.rollcall", "info"))
                .web(WebApplicationType.SERVLET)
                .run(arguments());
    }

    private SpringApplicationBuilder builder() {
        var defaults = new LinkedHashMap<String, Object>();
        var base = environment.get("ROLLCALL_BASE");
        if (base != null) {
            defaults.put("spring.config.additional-location", "optional:file:" + base + "/");
            defaults.put("rollcall.plugins.folder", base + "/plugins");
            defaults.put("rollcall.home", base + "/data");
        }
        defaults.put("spring.config.name", "application,rollcall");
        defaults.put("spring.main.log-startup-info", "false");
        return new SpringApplicationBuilder(HostApplication.class)
                .initializers(new ConfigurationCheck())
                .bannerMode(Banner.Mode.OFF)
                .properties(defaults);
    }

    private String[] arguments() {
        return properties.toArray(String[]::new);
    }
}
