package dev.rollcall.host;

import dev.rollcall.host.access.BootstrapToken;
import dev.rollcall.host.access.entry.AccessConfiguration;
import dev.rollcall.host.access.entry.NamedAdmin;
import dev.rollcall.host.access.entry.SessionLimits;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.AuditedRoutes;
import dev.rollcall.host.platform.Platforms;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.retention.Retention;
import dev.rollcall.host.sync.MdmMessages;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.RunEvents;
import dev.rollcall.host.sync.Syncs;
import dev.rollcall.host.sync.page.RunPagesConfiguration;
import dev.rollcall.host.web.WebConfiguration;
import dev.rollcall.http.OutboundHttp;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What only a running host does, and no single command. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableScheduling
@Import({
    AccessConfiguration.class,
    NotificationConfiguration.class,
    OperationConfiguration.class,
    RunPagesConfiguration.class,
    ScheduleConfiguration.class,
    WebConfiguration.class
})
@ComponentScan(
        basePackageClasses = HostApplication.class,
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter({Controller.class, RestControllerAdvice.class}))
class ServerConfiguration {
    /** People wait for it. */
    private static final Duration LOGIN_ANSWER = Duration.ofSeconds(10);

    @Bean
    AccessConfiguration.Options accessOptions(HostProperties properties) {
        var access = properties.access();
        var oidc = access.oidc().settings();
        if (oidc.filter(settings -> "https".equals(settings.issuer().getScheme()))
                        .isEmpty()
                && oidc.isPresent()
                && !properties.http().allowInsecure()) {
            throw new IllegalArgumentException("The property rollcall.access.oidc.issuer is no https address. Set it to"
                    + " one, or set rollcall.http.allow-insecure for a trial.");
        }
        var first = access.firstAdmin();
        return new AccessConfiguration.Options(
                BootstrapToken.of(access.bootstrapToken()),
                access.hostNames(),
                access.address(),
                new SessionLimits(access.session().idle(), access.session().longest()),
                access.fourEyes(),
                Optional.of(first)
                        .filter(configured -> !configured.name().isEmpty())
                        .map(configured -> new NamedAdmin(configured.name(), configured.password())),
                oidc,
                access.signatures());
    }

    /** What a login asks the identity provider with. */
    @Bean
    ClientHttpRequestFactory loginRequests(OutboundHttp http) {
        return http.requests(LOGIN_ANSWER);
    }

    @Bean(destroyMethod = "close")
    MdmMessages mdmMessages(Syncs.Neighbours neighbours, Syncs syncs, Notebook notebook, Serials serials) {
        return new MdmMessages(neighbours, syncs, notebook, serials);
    }

    @Bean
    RunEvents runEvents(Syncs syncs, Notebook notebook, JsonMapper json) {
        return new RunEvents(syncs, notebook, json, RunEvents.Options.USUAL);
    }

    /** What a process left that is gone is taken up as soon as the host is there (R72). */
    @Bean
    ApplicationListener<ApplicationReadyEvent> recovery(Syncs syncs) {
        return event -> syncs.recover();
    }

    /** Whose assets the state will speak of. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> assetsNoted(Platforms platforms) {
        return event -> platforms.noteAddress();
    }

    @Bean
    Heartbeat heartbeat(Syncs syncs) {
        return new Heartbeat(syncs);
    }

    @Bean
    Upkeep upkeep(Retention retention) {
        return new Upkeep(retention);
    }

    @Bean
    WebMvcConfigurer auditing(AuditTrail audit) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AuditedRoutes(audit));
            }
        };
    }

    /** Deletes once a day what has been kept long enough. */
    static final class Upkeep {
        private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

        private final Retention retention;

        Upkeep(Retention retention) {
            this.retention = retention;
        }

        @Scheduled(initialDelay = 5, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
        void prune() {
            try {
                retention.prune();
            } catch (DataAccessException | TransactionException e) {
                log.warn("What is older than it is to be kept can't be deleted: the database can't be reached. It is"
                        + " tried again tomorrow.");
                log.debug("The database is away.", e);
            }
        }
    }

    /** Tells other hosts on the same database that this one lives, and takes up what they leave when they are gone. */
    static final class Heartbeat {
        private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

        private final Syncs syncs;

        Heartbeat(Syncs syncs) {
            this.syncs = syncs;
        }

        @Scheduled(fixedDelay = 10_000)
        void beat() {
            try {
                syncs.tend();
            } catch (DataAccessException e) {
                log.warn("The database can't be reached, so other hosts may take this one for gone.");
                log.debug("The database is away.", e);
            }
        }
    }
}
