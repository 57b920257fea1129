package dev.rollcall.host.access.entry;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * What the identity provider says of itself. Asked at the first login and not at the start, so that a provider that is
 * away keeps the host from nothing.
 */
final class OidcProvider implements ClientRegistrationRepository {
    static final String ID = "oidc";
    private static final String CALLBACK = "/login/oauth2/code/" + ID;

    private final OidcSettings settings;
    private final String base;
    private final RestClient http;
    private Optional<ClientRegistration> known = Optional.empty();

    OidcProvider(OidcSettings settings, Optional<URI> publicUrl, RestClient http) {
        this.settings = settings;
        this.base = publicUrl.map(URI::toString).orElse("{baseUrl}");
        this.http = http;
    }

    /** The provider can't be reached, or is not the one that is configured. */
    static final class AwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AwayException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? registration() : null;
    }

    /**
     * What is known of it, asked for if need be.
     *
     * @throws AwayException if it can't be
     */
    synchronized ClientRegistration registration() {
        if (known.isEmpty()) {
            known = Optional.of(discovered());
        }
        return known.get();
    }

    private ClientRegistration discovered() {
        try {
            var issuer = settings.issuer().toString();
            var said = http.get()
                    .uri(URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration"))
                    .retrieve()
                    .body(new ParameterizedTypeReference<Map<String, Object>>() {});
            if (said == null || !issuer.equals(said.get("issuer"))) {
                throw new AwayException(
                        "What answers on rollcall.access.oidc.issuer calls itself by another name. Set it to the name"
                                + " that the provider's own description has as its issuer.",
                        null);
            }
            return ClientRegistrations.fromOidcConfiguration(said)
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .clientName(settings.label())
                    .redirectUri(base + CALLBACK)
                    .scope(settings.scopes())
                    .build();
        } catch (RestClientException | IllegalArgumentException e) {
            throw new AwayException(
                    "The identity provider of rollcall.access.oidc.issuer can't be asked. See that it can be reached from"
                            + " here, by https, and describes itself under /.well-known/openid-configuration.",
                    e);
        }
    }
}
