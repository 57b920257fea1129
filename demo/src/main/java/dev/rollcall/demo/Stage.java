package dev.rollcall.demo;

import dev.rollcall.host.HostApplication;
import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.CompanyPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A company and a host beside it, both in this process and on free ports of this machine. */
final class Stage implements AutoCloseable {
    private final Company company;
    private final ConfigurableApplicationContext host;
    private final String token;
    private final Path home;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private Stage(Company company, ConfigurableApplicationContext host, String token, Path home) {
        this.company = company;
        this.host = host;
        this.token = token;
        this.home = home;
    }

    /**
     * Starts both.
     *
     * @param base the folder of the launcher, which has the plugins
     */
    static Stage open(int devices, long seed, Path base) {
        var company = Company.open(CompanyOptions.of(devices).withoutTraps().seed(seed));
        try {
            var home = Files.createTempDirectory("rollcall-demo");
            var token = token();
            var context = new SpringApplicationBuilder(HostApplication.class)
                    .bannerMode(Banner.Mode.OFF)
                    .registerShutdownHook(false)
                    .run(arguments(company, base, home, token));
            return new Stage(company, context, token, home);
        } catch (IOException e) {
            company.close();
            throw new UncheckedIOException("The demo needs a folder for what it keeps. Set java.io.tmpdir.", e);
        } catch (RuntimeException e) {
            company.close();
            throw e;
        }
    }

    private static String[] arguments(Company company, Path base, Path home, String token) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("server.port", "0");
        properties.put("spring.main.log-startup-info", "false");
        properties.put("logging.level.root", "error");
        properties.put("rollcall.home", home.toString());
        properties.put("rollcall.plugins.folder", base.resolve("plugins").toString());
        properties.put("rollcall.http.allow-insecure", "true");
        properties.put("rollcall.access.bootstrap-token", token);
        properties.put("rollcall.platform.kind", "snipe-it");
        properties.put("rollcall.platform.url", company.snipeIt().url().toString());
        properties.put("rollcall.platform.token", Company.SYNC_TOKEN);
        properties.put("rollcall.platform.requests-per-minute", "100000");
        properties.put("rollcall.platform.statuses.allocated", CompanyPlatform.ALLOCATED);
        properties.put("rollcall.platform.statuses.transferred", CompanyPlatform.TRANSFERRED);
        properties.put("rollcall.platform.order.field", CompanyPlatform.ORDER);
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private static String token() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Company company() {
        return company;
    }

    /** A part of the host. */
    <T> T part(Class<T> type) {
        return host.getBean(type);
    }

    String apiToken() {
        return token;
    }

    /** Where the host listens. */
    String url() {
        return "http://127.0.0.1:" + host.getEnvironment().getProperty("local.server.port");
    }

    /** Stops both and leaves nothing behind. May be called twice. */
    @Override
    public void close() {
        if (isClosed.getAndSet(true)) {
            return;
        }
        host.close();
        company.close();
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + home + " could not be removed. Remove it.", e);
        }
    }
}
