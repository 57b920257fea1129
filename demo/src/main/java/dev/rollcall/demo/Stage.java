package dev.rollcall.demo;

import dev.rollcall.host.HostApplication;
import dev.rollcall.host.access.people.FirstAdmin;
import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.Product;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A company and a host beside it, both in this process and on free ports of this machine. Safe for all threads: a person
 * may end it at any time.
 */
final class Stage implements AutoCloseable {
    /** Who may do everything on the pages, where all is set up. */
    static final String ADMIN = "demo";

    private final Company company;
    private final String token = token();
    private final String password = token();
    private volatile boolean isClosing;
    private @Nullable Path home;
    private @Nullable ConfigurableApplicationContext host;

    /** Starts the company, of which nothing is outside this process's memory. */
    Stage(int devices, long seed, Product platform) {
        company = Company.open(CompanyOptions.of(devices)
                .withoutTraps()
                .withAllMdms()
                .platform(platform)
                .seed(seed));
    }

    /**
     * Starts the host.
     *
     * @param base the folder of the launcher, which has the plugins
     * @param setting what is set up in it already
     * @throws CancellationException if it was closed before
     */
    synchronized void open(Path base, Setting setting) {
        requireOpen();
        try {
            home = Files.createTempDirectory("rollcall-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The demo needs a folder for what it keeps. Set java.io.tmpdir in ROLLCALL_JAVA_OPTIONS.", e);
        }
        host = new SpringApplicationBuilder(HostApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .run(arguments(base, home, setting));
    }

    private String[] arguments(Path base, Path home, Setting setting) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("server.port", "0");
        properties.put("spring.main.log-startup-info", "false");
        properties.put("logging.level.root", "error");
        properties.put("rollcall.home", home.toString());
        properties.put("rollcall.plugins.folder", base.resolve("plugins").toString());
        properties.put("rollcall.http.allow-insecure", "true");
        // The days of the demo are played, and not those of the calendar.
        properties.put("rollcall.sync.scheduled", "false");
        if (setting == Setting.COMPLETE) {
            properties.put("rollcall.access.bootstrap-token", token);
            properties.put("rollcall.access.first-admin.name", ADMIN);
            properties.put("rollcall.access.first-admin.password", password);
            company.book().properties().forEach((name, value) -> properties.put("rollcall.platform." + name, value));
        }
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private static String token() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a host begins with. */
    enum Setting {
        /** The platform, a token and an ADMIN are there. */
        COMPLETE,
        /** As an installation begins. */
        NOTHING
    }

    Company company() {
        return company;
    }

    /** A part of the host, once it is open. */
    <T> T part(Class<T> type) {
        return host().getBean(type);
    }

    String apiToken() {
        return token;
    }

    /** A token with which the platform's own API can be asked everything. */
    String platformAdmin() {
        return company.book().product().isGlpi() ? GlpiWorld.ADMIN_TOKEN : "admin";
    }

    /** The password of {@link #ADMIN}. */
    String password() {
        return password;
    }

    /** Where the first ADMIN is made; the link that it prints by itself holds no longer. */
    String firstAdminLink() {
        return url() + "/first-admin?token="
                + part(FirstAdmin.class).issue().orElseThrow(() -> new IllegalStateException("There is an ADMIN."));
    }

    /** Where the host listens, once it is open. */
    String url() {
        return "http://127.0.0.1:" + host().getEnvironment().getProperty("local.server.port");
    }

    private synchronized ConfigurableApplicationContext host() {
        requireOpen();
        return Objects.requireNonNull(host);
    }

    /** Whether it has ended, or is about to. */
    boolean isClosing() {
        return isClosing;
    }

    /**
     * Ends the telling where somebody has ended the demo.
     *
     * @throws CancellationException if so
     */
    void requireOpen() {
        if (isClosing) {
            throw new CancellationException("The demo was stopped.");
        }
    }

    /**
     * Stops both and leaves nothing behind; waits for a host that is still starting. May be called twice.
     *
     * @throws UncheckedIOException if the host's folder could not be removed
     */
    @Override
    public void close() {
        isClosing = true;
        synchronized (this) {
            if (host != null) {
                host.close();
                host = null;
            }
            company.close();
            if (home != null) {
                remove(home);
                home = null;
            }
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " could not be removed. Remove it.", e);
        }
    }
}
