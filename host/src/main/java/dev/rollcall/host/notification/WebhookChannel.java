package dev.rollcall.host.notification;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.web.Signature;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.http.OutboundRequest;
import dev.rollcall.http.PacedHttp;
import dev.rollcall.http.RawAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook, asked through the host's guarded HTTP. Its whole address is as good as a secret, so of it only the host is
 * ever named.
 */
public final class WebhookChannel implements Channel {
    /** What those who watch the requests know all receivers by. */
    private static final String PEER = "notifications";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String LATER = "It is tried again by itself; if it stays so, look at the receiver.";

    private final Settings settings;
    private final PacedHttp http;

    /**
     * How it is called.
     *
     * @param name the channel's
     * @param address of the receiver
     * @param body what it is sent
     * @param signature proves that a message is Rollcall's; empty for none
     */
    public record Settings(String name, URI address, WebhookBody body, Optional<Signature> signature) {
        @Override
        public String toString() {
            return "Settings[" + name + ", " + address.getHost() + "]";
        }
    }

    private WebhookChannel(Settings settings, PacedHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /**
     * Opens it; sends nothing.
     *
     * @throws IllegalArgumentException with a sentence and the cure if the address may not be called
     */
    public static WebhookChannel open(OutboundHttp outbound, Settings settings) {
        try {
            return new WebhookChannel(
                    settings, outbound.open(PEER, settings.address(), Map.of(), Pace.atOnce(1), WebhookChannel::fault));
        } catch (SourceException e) {
            throw new IllegalArgumentException(
                    "The property rollcall.notifications.webhooks." + settings.name() + ".url can't be used: "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String kind() {
        return settings.body().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, String> settings() {
        var prefix = "rollcall.notifications.webhooks." + settings.name() + ".";
        var shown = new LinkedHashMap<String, String>();
        shown.put(prefix + "kind", kind());
        shown.put(
                prefix + "url",
                settings.address().getScheme() + "://" + settings.address().getHost() + "/…");
        settings.signature().ifPresent(signature -> shown.put(prefix + "secret", "set"));
        return shown;
    }

    @Override
    public Optional<String> send(Message message) throws ChannelException, InterruptedException {
        var bytes = settings.body().bytes(message);
        var request = OutboundRequest.of("POST", settings.address(), TIMEOUT)
                .body("application/json", bytes)
                .withSecretPath();
        if (settings.signature().isPresent()) {
            for (var header : settings.signature()
                    .get()
                    .headers(message.id(), message.at(), bytes)
                    .entrySet()) {
                request = request.header(header.getKey(), Secret.of(header.getValue()));
            }
        }
        try {
            http.send(request);
            return Optional.empty();
        } catch (SourceException e) {
            throw new ChannelException(e.happened(), e.cure(), e.retryAfter().orElse(null));
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private static Optional<Fault> fault(RawAnswer answer) {
        var status = answer.status();
        if (status >= 200 && status < 300) {
            return Optional.empty();
        }
        var host = answer.uri().getHost();
        if (status >= 300 && status < 400) {
            return Optional.of(new Fault(
                    Kind.SETTINGS,
                    "The webhook at " + host + " leads elsewhere (status " + status + "), where nothing is sent.",
                    "Set the property 'url' of the channel to the address that it leads to, if you trust it."));
        }
        if (status == 429) {
            // Not RATE_LIMITED: its channel waits as long as is asked for, and a test in between is sent at once.
            return Optional.of(
                    new Fault(Kind.UNAVAILABLE, "The webhook at " + host + " asks to slow down (status 429).", LATER));
        }
        if (status >= 500 || status == 408) {
            return Optional.of(
                    new Fault(Kind.UNAVAILABLE, "The webhook at " + host + " failed (status " + status + ").", LATER));
        }
        return Optional.of(new Fault(
                Kind.SETTINGS,
                "The webhook at " + host + " refuses the message (status " + status + ").",
                "Check that its address is whole, was not revoked, and that the property 'kind' of the channel is that"
                        + " of the receiver."));
    }
}
