package dev.rollcall.http;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Fault;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;

/** Why there is no whole answer, said without the words of libraries, which repeat addresses with their queries. */
final class NoAnswer {
    private static final String LATER =
            "Check the address and the network between; if both are right, try again later.";

    private NoAnswer() {}

    static Fault inTime(OutboundRequest request) {
        if (request.isShrinkable()) {
            return UnansweredException.tooLarge(request);
        }
        return new Fault(
                Kind.TIMEOUT,
                request.spoken() + " gave no whole answer within "
                        + request.timeout().toSeconds() + " seconds.",
                LATER);
    }

    static Fault because(@Nullable Throwable cause, OutboundRequest request) {
        var host = request.uri().getHost();
        if (Causes.has(cause, DataBufferLimitException.class)) {
            return new Fault(
                    Kind.MALFORMED,
                    request.spoken() + " answered with more than is accepted.",
                    "Check the address; if the MDM really answers so much, report this to the maker of the plugin.");
        }
        if (Causes.has(cause, GuardedResolver.RefusedAddressException.class)) {
            var refused = AddressGuard.refused(host);
            return new Fault(refused.kind(), refused.happened(), refused.cure());
        }
        if (Causes.has(cause, UnknownHostException.class)) {
            return new Fault(Kind.UNAVAILABLE, "The name " + host + " leads to no address.", LATER);
        }
        if (Causes.has(cause, SSLHandshakeException.class)) {
            return new Fault(
                    Kind.SETTINGS,
                    "The certificate of " + host + " is not trusted, or is that of another name.",
                    "Check the address; for a private CA, add its certificate to those that the host trusts.");
        }
        if (Causes.has(cause, ProxyConnectException.class)) {
            return new Fault(Kind.UNAVAILABLE, "The proxy lets no request through to " + host + ".", LATER);
        }
        var how = Causes.has(cause, SSLException.class) ? "could not be secured." : "failed or was cut.";
        return new Fault(Kind.UNAVAILABLE, "The connection to " + host + " " + how, LATER);
    }
}
