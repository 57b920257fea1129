package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.people.FirstAdmin;
import dev.rollcall.host.access.people.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** At a start without an ADMIN: makes the one who is configured, or says by which link one can be made. */
final class FirstAdminStart implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(FirstAdminStart.class);

    private final AccessConfiguration.Options options;
    private final People people;
    private final FirstAdmin link;

    FirstAdminStart(AccessConfiguration.Options options, People people, FirstAdmin link) {
        this.options = options;
        this.people = people;
        this.link = link;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var named = options.firstAdmin();
        if (named.isPresent()) {
            people.createFirst(named.get().name(), named.get().password(), "The configuration")
                    .ifPresent(made -> log.info("{} is the first ADMIN, as configured.", made.name()));
            return;
        }
        var environment = event.getApplicationContext().getEnvironment();
        link.issue()
                .ifPresent(token -> log.info(
                        "Nobody is ADMIN yet. Within {} minutes, make the first one on {}{}?token={}",
                        FirstAdmin.HOLDS.toMinutes(),
                        address(environment),
                        FirstAdminPage.PATH,
                        token));
    }

    private String address(Environment environment) {
        return options.publicUrl()
                .map(Object::toString)
                .orElseGet(() -> (isEncrypted(environment) ? "https://" : "http://")
                        + environment.getProperty("server.address", "127.0.0.1") + ":"
                        + environment.getProperty("local.server.port", "8080")
                        + environment.getProperty("server.servlet.context-path", ""));
    }

    private static boolean isEncrypted(Environment environment) {
        return environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && (environment.containsProperty("server.ssl.bundle")
                        || environment.containsProperty("server.ssl.key-store")
                        || environment.containsProperty("server.ssl.certificate"));
    }
}
