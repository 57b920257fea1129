package dev.rollcall.host.access.entry;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rollcall.host.access.BootstrapToken;
import dev.rollcall.host.access.people.FirstAdmin;
import dev.rollcall.host.access.people.LoginThrottle;
import dev.rollcall.host.access.people.Logins;
import dev.rollcall.host.access.people.People;
import dev.rollcall.host.access.senders.MdmSecrets;
import dev.rollcall.host.access.senders.Senders;
import dev.rollcall.host.access.tokens.FourEyes;
import dev.rollcall.host.access.tokens.Tokens;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.web.ProblemPages;
import dev.rollcall.host.web.ProblemWriter;
import dev.rollcall.host.web.Signature;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.server.servlet.Session.SessionTrackingMode;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;

/** Who may call: people who are logged in, and programs with a token; each what their role allows. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {
    /** Forms of who has no session yet. */
    private static final Set<String> FORMS = Set.of(LoginPage.PATH, FirstAdminPage.PATH);

    /**
     * What the host lets in.
     *
     * @param hostNames that requests may name beside the loopback ones
     * @param publicUrl where people find the host; empty for the address that it listens on
     * @param sessions how long they last
     * @param fourEyes whether who asked for a held change may not approve it
     * @param firstAdmin who becomes the first ADMIN; empty for whoever follows the link
     * @param oidc the identity provider; empty for none
     * @param senders by name, what messages to webhooks are signed with
     */
    public record Options(
            BootstrapToken token,
            List<String> hostNames,
            Optional<URI> publicUrl,
            SessionLimits sessions,
            boolean fourEyes,
            Optional<NamedAdmin> firstAdmin,
            Optional<OidcSettings> oidc,
            Map<String, Signature> senders) {
        public Options {
            hostNames = List.copyOf(hostNames);
            senders = Map.copyOf(senders);
        }

        boolean isEncrypted() {
            return publicUrl.filter(url -> "https".equals(url.getScheme())).isPresent();
        }
    }

    @Bean
    People people(JdbcClient database, TransactionTemplate transactions, AuditTrail audit, Clock clock) {
        return new People(database, transactions, audit, clock);
    }

    @Bean
    Tokens tokens(JdbcClient database, TransactionTemplate transactions, AuditTrail audit, Clock clock) {
        return new Tokens(database, transactions, audit, clock);
    }

    /** What throttling measures time with. */
    @Bean
    Ticker ticker() {
        return Ticker.systemTicker();
    }

    @Bean
    Logins logins(People people, Ticker ticker) {
        return new Logins(people, new LoginThrottle(ticker));
    }

    @Bean
    FirstAdmin firstAdmin(People people, Clock clock) {
        return new FirstAdmin(people, clock);
    }

    @Bean
    FourEyes fourEyes(Options options, Tokens tokens) {
        return new FourEyes(options.fourEyes(), tokens);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> firstAdminStart(Options options, People people, FirstAdmin link) {
        return new FirstAdminStart(options, people, link);
    }

    /** The way in by an identity provider, if there is one. */
    record Provider(Optional<OidcLogin> login) {}

    @Bean
    Provider identityProvider(Options options, People people, ClientHttpRequestFactory requests) {
        return new Provider(options.oidc()
                .map(settings -> new OidcLogin(
                        settings,
                        new OidcProvider(
                                settings,
                                options.publicUrl(),
                                RestClient.builder().requestFactory(requests).build()),
                        people,
                        requests)));
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> identityTokens(Provider provider) {
        return registration -> provider.login().orElseThrow().decoder(registration);
    }

    /** The only way in by a name. Without this bean, Boot would make a user with a password of its own. */
    @Bean
    AuthenticationProvider passwordLogin(Logins logins) {
        return new PasswordLogin(logins);
    }

    @Bean
    SecurityFilterChain everything(
            HttpSecurity security, Options options, Doors doors, Provider provider, ProblemPages pages)
            throws Exception {
        if (provider.login().isPresent()) {
            provider.login().get().configure(security, doors.outcome());
        }
        var refusals = new Refusals(options.token(), doors.problems(), pages);
        return security.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(new AccessRules()))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(AccessConfiguration::canBeForged))
                .headers(headers -> ResponseHeaders.configure(headers, options.isEncrypted()))
                .formLogin(form -> form.loginPage(LoginPage.PATH)
                        .usernameParameter("name")
                        .successHandler(doors.outcome())
                        .failureHandler(doors.outcome()))
                .logout(logout -> logout.logoutSuccessUrl(LoginPage.PATH + "?out"))
                .httpBasic(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterAfter(doors.names(), HeaderWriterFilter.class)
                .addFilterBefore(doors.sessions(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(doors.bearer(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(doors.mdms(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(doors.hooks(), AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    Senders senders(Options options, JdbcClient database, Clock clock) {
        return new Senders(options.senders(), database, clock);
    }

    /** Who is known. */
    record Known(People people, Tokens tokens, Senders senders, MdmSecrets mdms) {}

    @Bean
    Known known(People people, Tokens tokens, Senders senders, MdmSecrets mdms) {
        return new Known(people, tokens, senders, mdms);
    }

    /** What time is told by. */
    record Times(Clock clock, Ticker ticker) {}

    @Bean
    Times times(Clock clock, Ticker ticker) {
        return new Times(clock, ticker);
    }

    /** Its filters are no beans of their own: Boot would put them before the whole chain, and make them too early. */
    @Bean
    Doors doors(Options options, Known known, Times times, Provider provider, ProblemWriter problems) {
        var names = Stream.concat(options.hostNames().stream(), options.publicUrl().map(URI::getHost).stream());
        var tokens = new BearerFilter.Known(options.token(), known.tokens(), times.clock());
        var sessions = new Sessions(options.sessions(), known.people(), times.clock(), problems);
        return new Doors(
                new HostNames(names, problems),
                sessions,
                new BearerFilter(tokens, new Guesses(times.ticker()), problems),
                new MdmDoor(known.mdms(), times.ticker(), problems),
                new HookFilter(
                        known.senders(), new Guesses(times.ticker()), new Rate(times.ticker(), Rate.FEW), problems),
                new LoginOutcome(sessions, known.people(), provider.login()),
                problems);
    }

    /** What stands in the way of a request. */
    record Doors(
            HostNames names,
            Sessions sessions,
            BearerFilter bearer,
            MdmDoor mdms,
            HookFilter hooks,
            LoginOutcome outcome,
            ProblemWriter problems) {}

    /** Sessions are told by a cookie only, which goes nowhere but to the host. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> sessionCookie(Options options) {
        return factory -> {
            var session = factory.getSettings().getSession();
            session.setTrackingModes(Set.of(SessionTrackingMode.COOKIE));
            session.setPersistent(false);
            var cookie = session.getCookie();
            cookie.setName("ROLLCALL");
            cookie.setHttpOnly(true);
            // Strict would lose the session of who comes back from an identity provider.
            cookie.setSameSite(SameSite.LAX);
            if (options.isEncrypted()) {
                cookie.setSecure(true);
            }
        };
    }

    /**
     * Whether a page of another site could make a browser send that: with the cookie of a session, or to log in. It can't
     * make a browser send a token.
     */
    private static boolean canBeForged(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && BearerFilter.presented(request).isEmpty()
                && (request.getRequestedSessionId() != null || FORMS.contains(request.getServletPath()));
    }
}
