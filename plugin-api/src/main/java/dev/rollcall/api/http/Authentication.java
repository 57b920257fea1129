package dev.rollcall.api.http;

import dev.rollcall.api.setting.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a source proves who it is: declared by the plugin, done by the host. Only the host reads it, so kinds may be
 * added.
 */
public sealed interface Authentication {

    /** Nothing is sent: for an MDM that asks for no proof. */
    static Authentication none() {
        return new Fixed(Map.of());
    }

    /** {@code Authorization: Bearer …} with every request. */
    static Authentication bearer(Secret token) {
        return headers(Map.of("Authorization", Secret.of("Bearer " + token.reveal())));
    }

    /** The same headers with every request. */
    static Authentication headers(Map<String, Secret> headers) {
        return new Fixed(headers);
    }

    /** HTTP Basic with every request (RFC 7617, UTF-8). */
    static Authentication basic(String username, Secret password) {
        return new Basic(username, password);
    }

    /**
     * OAuth 2 client credentials with a secret in the form's body (RFC 6749, 4.4).
     *
     * @param tokenAddress a path on the connection's address, or an absolute address that the plugin knows
     */
    static Grant clientCredentials(String tokenAddress, String clientId, Secret clientSecret) {
        return new Grant(
                List.of(tokenAddress),
                Map.of("grant_type", "client_credentials", "client_id", clientId),
                Map.of("client_secret", clientSecret),
                Optional.empty());
    }

    /** OAuth 2 client credentials with a signed assertion in place of a secret (RFC 7523, 2.2). */
    static Grant clientAssertion(String tokenAddress, String clientId, JwtAssertion assertion) {
        return new Grant(
                List.of(tokenAddress),
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientId,
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                Map.of(),
                Optional.of(new SignedField("client_assertion", assertion)));
    }

    /** A signed assertion as the grant itself (RFC 7523, 2.1). */
    static Grant jwtBearer(String tokenAddress, JwtAssertion assertion) {
        return new Grant(
                List.of(tokenAddress),
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
                Map.of(),
                Optional.of(new SignedField("assertion", assertion)));
    }

    /** A token taken in a way of the MDM's own. */
    static Authentication token(TokenFunction function) {
        return new Exchange(function);
    }

    /** Calls the function for the kind of authentication this is. */
    <R> R match(
            Function<Fixed, ? extends R> fixed,
            Function<Basic, ? extends R> basic,
            Function<Grant, ? extends R> grant,
            Function<Exchange, ? extends R> exchange);

    /** The same headers with every request. */
    record Fixed(Map<String, Secret> headers) implements Authentication {
        public Fixed {
            headers = Map.copyOf(headers);
        }

        @Override
        public <R> R match(
                Function<Fixed, ? extends R> fixed,
                Function<Basic, ? extends R> basic,
                Function<Grant, ? extends R> grant,
                Function<Exchange, ? extends R> exchange) {
            return fixed.apply(this);
        }
    }

    /** HTTP Basic. */
    record Basic(String username, Secret password) implements Authentication {
        @Override
        public <R> R match(
                Function<Fixed, ? extends R> fixed,
                Function<Basic, ? extends R> basic,
                Function<Grant, ? extends R> grant,
                Function<Exchange, ? extends R> exchange) {
            return basic.apply(this);
        }
    }

    /**
     * A token from an OAuth 2 token endpoint, taken by a POST of form fields; the answer's {@code access_token} is sent
     * as bearer for {@code expires_in} seconds.
     *
     * @param tokenAddresses tried in order where one answers 404; the one that answers is remembered. Never empty
     * @param fields sent as they are
     * @param secrets sent as they are, never logged
     * @param assertion signed anew for each token
     */
    record Grant(
            List<String> tokenAddresses,
            Map<String, String> fields,
            Map<String, Secret> secrets,
            Optional<SignedField> assertion)
            implements Authentication {
        public Grant {
            tokenAddresses = List.copyOf(tokenAddresses);
            fields = Map.copyOf(fields);
            secrets = Map.copyOf(secrets);
            if (tokenAddresses.isEmpty()) {
                throw new IllegalArgumentException("A grant needs the address of its token endpoint.");
            }
        }

        /** With one more form field. */
        public Grant field(String name, String value) {
            var more = new LinkedHashMap<>(fields);
            more.put(name, value);
            return new Grant(tokenAddresses, more, secrets, assertion);
        }

        /** With the scope asked for. */
        public Grant scope(String value) {
            return field("scope", value);
        }

        /** With another address that is tried where the ones before answer 404. */
        public Grant orAt(String tokenAddress) {
            var more = new ArrayList<>(tokenAddresses);
            more.add(tokenAddress);
            return new Grant(more, fields, secrets, assertion);
        }

        @Override
        public <R> R match(
                Function<Fixed, ? extends R> fixed,
                Function<Basic, ? extends R> basic,
                Function<Grant, ? extends R> grant,
                Function<Exchange, ? extends R> exchange) {
            return grant.apply(this);
        }
    }

    /**
     * A form field that holds a signed assertion.
     *
     * @param name of the field
     * @param assertion what is signed
     */
    record SignedField(String name, JwtAssertion assertion) {
        public SignedField {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(assertion, "assertion");
        }
    }

    /** A token taken in a way of the MDM's own. */
    record Exchange(TokenFunction function) implements Authentication {
        @Override
        public <R> R match(
                Function<Fixed, ? extends R> fixed,
                Function<Basic, ? extends R> basic,
                Function<Grant, ? extends R> grant,
                Function<Exchange, ? extends R> exchange) {
            return exchange.apply(this);
        }
    }
}
