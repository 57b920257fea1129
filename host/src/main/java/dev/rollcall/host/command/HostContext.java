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
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts the host's beans for a command. */
final class HostContext {
    static final String LOOPBACK = "127.0.0.1";

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

    /**
     * The beans with a web server on a free port of this machine, for a command that works by itself: what it asks is
     * answered by the same API. It ends when the command closes it, also while the process is being stopped.
     */
    ConfigurableApplicationContext withOwnServer(String token) {
        var own = new MapPropertySource(
                "the command's own host",
                Map.of(
                        "server.address",
                        LOOPBACK,
                        "server.port",
                        "0",
                        "server.ssl.enabled",
                        "false",
                        "rollcall.access.bootstrap-token",
                        token,
                        // It ends with the command; what is due waits for a host that stays.
                        "rollcall.sync.scheduled",
                        "false",
                        // Nobody looks at a command's metrics.
                        "management.prometheus.metrics.export.enabled",
                        "false"));
        return builder()
                .initializers(
                        context -> context.getEnvironment().getPropertySources().addFirst(own))
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .run(arguments());
    }

    /** The configuration alone; no bean is made and nothing is opened. */
    ConfigurableEnvironment configuration() {
        try (var context = builder(Nothing.class).web(WebApplicationType.NONE).run(arguments())) {
            return context.getEnvironment();
        }
    }

    private SpringApplicationBuilder builder() {
        return builder(HostApplication.class);
    }

    private SpringApplicationBuilder builder(Class<?> source) {
        var defaults = new LinkedHashMap<String, Object>();
        var base = environment.get("ROLLCALL_BASE");
        if (base != null) {
            defaults.put("spring.config.additional-location", "optional:file:" + base + "/");
            defaults.put("rollcall.plugins.folder", base + "/plugins");
            defaults.put("rollcall.home", base + "/data");
        }
        defaults.put("spring.config.name", "application,rollcall");
        defaults.put("spring.main.log-startup-info", "false");
        return new SpringApplicationBuilder(source)
                .initializers(new ConfigurationCheck())
                .bannerMode(Banner.Mode.OFF)
                .properties(defaults);
    }

    private String[] arguments() {
        return properties.toArray(String[]::new);
    }

    /** No beans at all. */
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
