package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.api.setting.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.client.ClientHttpRequestFactory;

/** The host's HTTP to the outside. One for all connections; safe for use by several threads. */
public final class OutboundHttp implements AutoCloseable {
    private final Transport transport;
    private final Clock clock;
    private final Waiter waiter;
    private final Credentials credentials;
    private final ExchangeObserver observer;
    private final RequestWatch watch;

    public OutboundHttp(HttpOptions options, Clock clock) {
        this(options, clock, ExchangeObserver.NONE);
    }

    /** The same, with somebody who watches how requests fare. */
    public OutboundHttp(HttpOptions options, Clock clock, RequestWatch watch) {
        this(new Transport(options), clock, Waiter.SYSTEM, ExchangeObserver.NONE, watch);
    }

    /** The same, with somebody who looks on. */
    public OutboundHttp(HttpOptions options, Clock clock, ExchangeObserver observer) {
        this(new Transport(options), clock, Waiter.SYSTEM, observer, RequestWatch.NONE);
    }

    OutboundHttp(HttpOptions options, Clock clock, Waiter waiter) {
        this(options, clock, waiter, RequestWatch.NONE);
    }

    OutboundHttp(HttpOptions options, Clock clock, Waiter waiter, RequestWatch watch) {
        this(new Transport(options), clock, waiter, ExchangeObserver.NONE, watch);
    }

    private OutboundHttp(
            Transport transport, Clock clock, Waiter waiter, ExchangeObserver observer, RequestWatch watch) {
        this.transport = transport;
        this.clock = clock;
        this.waiter = waiter;
        this.observer = observer;
        this.watch = watch;
        this.credentials = new Credentials(waiter, clock);
    }

    /**
     * For contract tests: every wait, for the pace or between two attempts, is over at once, and nobody's answer may
     * take longer than given, whatever its plugin allows. Otherwise the same.
     */
    public static OutboundHttp hurried(HttpOptions options, Clock clock, Duration longestAnswer) {
        return hurried(options, clock, longestAnswer, ExchangeObserver.NONE);
    }

    /** The same, with somebody who looks on. */
    public static OutboundHttp hurried(
            HttpOptions options, Clock clock, Duration longestAnswer, ExchangeObserver observer) {
        return new OutboundHttp(
                new Transport(options, longestAnswer), clock, new HurriedWaiter(), observer, RequestWatch.NONE);
    }

    /**
     * A client for one connection of a provider. Clients with the same address and credential share token and pace.
     *
     * @throws SourceException of kind {@code SETTINGS} if the address may not be called
     */
    public SourceClient open(SourceSpec spec, Settings settings) throws SourceException {
        var addresses = new Addresses(spec.address(settings));
        transport.guard().check(addresses.base());
        var authentication = spec.authentication(settings);
        var key = CredentialKey.of(addresses.base(), authentication, spec, settings);
        return new PluginHttp(spec, addresses, authentication, wire(spec.id()), credentials.share(key, spec.pace()));
    }

    /**
     * Requests of any kind to an address that is no source: a platform. Shares its pace with all who use the same
     * address and headers.
     *
     * @param peer what those who watch know it by: a product, never a person or a tenant
     * @param headers that prove who asks, sent with every request
     * @param judge says what an answer means
     * @throws SourceException of kind {@code SETTINGS} if the address may not be called
     */
    public PacedHttp open(String peer, URI address, Map<String, Secret> headers, Pace pace, AnswerJudge judge)
            throws SourceException {
        transport.guard().check(address);
        var key = CredentialKey.of(address, Authentication.headers(headers), pace);
        var shared = credentials.shareWithHosts(key, pace);
        return new PacedHttp(wire(peer), shared.pacer(), Proofs.fixed(headers), judge, shared::close);
    }

    /**
     * How many hosts share what a platform allows, this one included: each takes its part of every rate. What sources are
     * asked for is not shared: a connection is one host's at a time.
     *
     * @param settling how long a platform that is opened after this waits for its first request: as long as the other
     *     hosts may take to see that there is one more
     */
    public void shareAmong(int hosts, Duration settling) {
        if (hosts < 1) {
            throw new IllegalArgumentException("At least this host is there.");
        }
        credentials.shareAmong(hosts, settling);
    }

    /**
     * Requests that a library sends, such as those of a login by OpenID Connect: over https unless plain http is allowed,
     * by the proxy, with the trusted certificates, and to no address that may not be called; never redirected.
     *
     * @param longest how long an answer may take
     */
    public ClientHttpRequestFactory requests(Duration longest) {
        return transport.requests(longest);
    }

    /** Ends the connections; clients that are still open are of no use after it. */
    @Override
    public void close() {
        transport.close();
    }

    private PacedHttp.Wire wire(String peer) {
        return new PacedHttp.Wire(transport, waiter, clock, new Counter(peer, watch), new Ending(), observer);
    }
}
