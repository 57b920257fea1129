package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.people.People;
import dev.rollcall.host.access.people.Person;
import dev.rollcall.host.web.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in people by OpenID Connect: the code flow with PKCE and nonce. Of tokens, nothing is kept. */
final class OidcLogin {
    static final String PATH = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;

    private static final Logger log = LoggerFactory.getLogger(OidcLogin.class);
    /** What is signed with a key that only the provider has. */
    private static final Set<SignatureAlgorithm> SIGNATURES = Set.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    private final OidcSettings settings;
    private final OidcProvider provider;
    private final People people;
    private final ClientHttpRequestFactory requests;

    OidcLogin(OidcSettings settings, OidcProvider provider, People people, ClientHttpRequestFactory requests) {
        this.settings = settings;
        this.provider = provider;
        this.people = people;
        this.requests = requests;
    }

    void configure(HttpSecurity security, LoginOutcome outcome) throws Exception {
        var asking = new DefaultOAuth2AuthorizationRequestResolver(provider, PATH);
        asking.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters ->
                        converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .build());
        security.oauth2Login(login -> login.loginPage(LoginPage.PATH)
                        .clientRegistrationRepository(provider)
                        .authorizedClientRepository(new ForgottenClients())
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(asking))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::user))
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .addFilterBefore(new Readiness(provider), OAuth2AuthorizationRequestRedirectFilter.class);
    }

    /** Reads the provider's tokens, with the keys that it has now. */
    JwtDecoder decoder(ClientRegistration registration) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        String.valueOf(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithms(algorithms -> algorithms.addAll(SIGNATURES))
                .restOperations(new RestTemplate(requests))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    private OidcUser user(OidcUserRequest request) {
        var token = request.getIdToken();
        var name = String.valueOf(token.getClaimAsString(settings.nameClaim()));
        var role = OidcRoles.of(settings, token.getClaims());
        if (role.isEmpty()) {
            log.warn("{} has no role by the claim {} of the identity provider.", name, settings.roleClaim());
            people.refused(name, Callers.address());
            throw new OAuth2AuthenticationException(new OAuth2Error(LoginOutcome.NO_ROLE));
        }
        try {
            people.external(subject(token.getSubject()), name, role.get());
        } catch (DataAccessException e) {
            throw new InternalAuthenticationServiceException("The database can't be read.", e);
        } catch (ProblemException e) {
            log.warn("{} was not let in by the identity provider. {}", name, e.getMessage());
            people.refused(name, Callers.address());
            throw new OAuth2AuthenticationException(new OAuth2Error(LoginOutcome.KEPT_OUT), e);
        }
        return new DefaultOidcUser(List.of(), token);
    }

    /** Who that is here. */
    Person person(OidcUser user) {
        return people.withSubject(subject(user.getSubject()))
                .orElseThrow(() -> new IllegalStateException("Who was just let in is not known."));
    }

    private String subject(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new OAuth2AuthenticationException(new OAuth2Error("invalid_id_token"));
        }
        return settings.issuer() + " " + id;
    }

    /** Leads back to the login page where the provider can't be asked. */
    private static final class Readiness extends OncePerRequestFilter {
        private final OidcProvider provider;

        Readiness(OidcProvider provider) {
            this.provider = provider;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                provider.registration();
            } catch (OidcProvider.AwayException e) {
                log.error("Nobody can log in by the identity provider. {}", e.getMessage());
                log.debug("The identity provider is away.", e);
                response.sendRedirect(request.getContextPath() + LoginPage.PATH + "?provider");
                return;
            }
            chain.doFilter(request, response);
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getServletPath().startsWith(PATH);
        }
    }
}
