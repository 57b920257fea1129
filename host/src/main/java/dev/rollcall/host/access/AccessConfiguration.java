package dev.rollcall.host.access;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rollcall.host.web.ProblemType;
import dev.rollcall.host.web.ProblemWriter;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;

/** Who may call: who presents the bootstrap token, and nobody else. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    /**
     * What the host lets in.
     *
     * @param hostNames that requests may name beside the loopback ones
     */
    public record Options(BootstrapToken token, List<String> hostNames) {
        public Options {
            hostNames = List.copyOf(hostNames);
        }
    }

    @Bean
    SecurityFilterChain everything(HttpSecurity security, Options options, ProblemWriter problems) throws Exception {
        var bearer = new BearerFilter(options.token(), new Guesses(Ticker.systemTicker()), problems);
        var names = new HostNames(options.hostNames().stream(), problems);
        return security.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A page of another site can't make a browser send a bearer token.
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusal(options.token(), problems)))
                .addFilterAfter(names, HeaderWriterFilter.class)
                .addFilterBefore(bearer, AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Nobody logs in by name; without this bean, Boot would make a user with a password of its own. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("Nobody logs in by name.");
        };
    }

    private static AuthenticationEntryPoint refusal(BootstrapToken token, ProblemWriter problems) {
        var detail = token.isSet()
                ? "The request carries no valid token. Send 'Authorization: Bearer' with the token that "
                        + BootstrapToken.PROPERTY + " is set to."
                : "No API token is set up, so every call is refused. Make one with `openssl rand -hex 32`, set "
                        + BootstrapToken.PROPERTY
                        + " to it in rollcall.yaml or ROLLCALL_ACCESS_BOOTSTRAP_TOKEN in the environment, and start the"
                        + " host anew.";
        return (request, response, failure) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(response, ProblemType.UNAUTHENTICATED, detail);
        };
    }
}
