package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.Token;
import dev.rollcall.api.setting.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Takes tokens from an OAuth 2 token endpoint (RFC 6749, RFC 7523). */
final class GrantTokens implements TokenCache.Taking {
    private final Authentication.Grant grant;
    private final Addresses addresses;
    private final SourceSpec spec;
    private final PacedHttp.Wire wire;
    private final Pacer pacer;
    private volatile int working;

    GrantTokens(Authentication.Grant grant, Addresses addresses, SourceSpec spec, PacedHttp.Wire wire, Pacer pacer) {
        this.grant = grant;
        this.addresses = addresses;
        this.spec = spec;
        this.wire = wire;
        this.pacer = pacer;
    }

    @Override
    public Token take() throws SourceException, InterruptedException {
        var count = grant.tokenAddresses().size();
        for (var tried = 0; tried < count; tried++) {
            var place = (working + tried) % count;
            try {
                var token = takeAt(addresses.declared(grant.tokenAddresses().get(place)));
                working = place;
                return token;
            } catch (SourceException e) {
                if (e.kind() != Kind.NOT_FOUND) {
                    throw e;
                }
            }
        }
        throw new SourceException(
                Kind.SETTINGS,
                addresses.base().getHost() + " gives out no tokens where it should.",
                "Check the connection's address, and whether the MDM's version is supported.");
    }

    private Token takeAt(URI address) throws SourceException, InterruptedException {
        var request = OutboundRequest.of("POST", address, spec.timeout())
                .repeatable()
                .body(RequestForm.FORM, RequestForm.form(fields(address)));
        var turnstile = addresses.isOnBase(address) ? pacer.inside() : Turnstile.OPEN;
        var http = new PacedHttp(wire, turnstile, Proofs.fixed(Map.of()), this::fault, () -> {});
        return token(http.send(request));
    }

    private Map<String, String> fields(URI address) throws SourceException {
        var fields = new LinkedHashMap<>(grant.fields());
        grant.secrets().forEach((name, value) -> fields.put(name, value.reveal()));
        if (grant.assertion().isPresent()) {
            var signed = grant.assertion().get();
            fields.put(signed.name(), JwtSigner.signed(signed.assertion(), address.toString(), wire.clock()));
        }
        return fields;
    }

    private Optional<Fault> fault(RawAnswer answer) {
        if (answer.status() == 404) {
            return StatusTable.fault(answer);
        }
        if (answer.isSuccess()) {
            return PluginHttp.judged(spec, answer);
        }
        return spec.fault(answer).or(() -> OAuthErrors.fault(answer)).or(() -> StatusTable.fault(answer));
    }

    private static Token token(RawAnswer answer) throws SourceException {
        var json = answer.json();
        var value = json.map(body -> body.path("access_token"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank());
        if (value.isEmpty()) {
            throw new SourceException(
                    Kind.MALFORMED,
                    Addresses.spoken(answer.uri()) + " answered without a token.",
                    "Check the connection's address; if it is right, report this to the maker of the plugin.");
        }
        var headers = Map.of("Authorization", Secret.of("Bearer " + value.get()));
        return new Token(headers, json.flatMap(GrantTokens::life));
    }

    /** Seconds, which some write as text. */
    private static Optional<Duration> life(JsonNode body) {
        var seconds = body.path("expires_in").asLong(0);
        return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
    }
}
