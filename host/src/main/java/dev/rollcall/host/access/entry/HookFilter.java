package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.CallerAuthentication;
import dev.rollcall.host.access.senders.RefusedMessageException;
import dev.rollcall.host.access.senders.Senders;
import dev.rollcall.host.access.senders.SignedMessage;
import dev.rollcall.host.web.ProblemType;
import dev.rollcall.host.web.ProblemWriter;
import dev.rollcall.host.web.Signature;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who signs a message to a webhook, and counts everybody's messages. Who presents a token, or has a session, goes
 * on as they came. A signature says who somebody is on these routes alone.
 */
final class HookFilter extends OncePerRequestFilter {
    static final String ROUTES = "/hooks/";

    /** Nothing of a body is used: it is read for its signature. */
    static final int MOST_BYTES = 64 * 1024;

    private static final Logger log = LoggerFactory.getLogger(HookFilter.class);

    private final Senders senders;
    private final Guesses guesses;
    private final Rate rate;
    private final ProblemWriter problems;

    HookFilter(Senders senders, Guesses guesses, Rate rate, ProblemWriter problems) {
        this.senders = senders;
        this.guesses = guesses;
        this.rate = rate;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !request.getServletPath().startsWith(ROUTES)
                || isAnMdm();
    }

    /** It came by a door of its own, which counts its messages. */
    private static boolean isAnMdm() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                && known.caller().kind() == Caller.Kind.SENDER;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (BearerFilter.presented(request).isPresent() || request.getHeader(Signature.SIGNATURES) == null) {
            if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                    && rate.isPassedBy(known.caller().name())) {
                throttle(
                        response,
                        "Too many messages came from " + known.caller().name() + ".");
                return;
            }
            chain.doFilter(request, response);
            return;
        }
        if (guesses.areTooMany(request.getRemoteAddr())) {
            throttle(response, "Too many messages with a wrong signature came from this address.");
            return;
        }
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            problems.write(
                    response, ProblemType.TOO_LARGE, "The body has more than " + MOST_BYTES + " bytes. Send less.");
            return;
        }
        var message = new SignedMessage(
                header(request, Signature.ID),
                header(request, Signature.TIME),
                header(request, Signature.SIGNATURES),
                body);
        try {
            take(message, request, response, chain);
        } catch (DataAccessException e) {
            Refusals.unavailable(response, problems, e);
        }
    }

    private void take(
            SignedMessage message, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var sender = senders.signer(message);
        if (sender.isEmpty()) {
            if (guesses.add(request.getRemoteAddr(), message.signatures())) {
                log.warn("A message with a wrong signature came from {}.", request.getRemoteAddr());
            }
            problems.write(
                    response,
                    ProblemType.UNAUTHENTICATED,
                    "The message is not signed by any sender that is known here. See that its secret is that of"
                            + " rollcall.access.senders, and that the body is sent as it was signed.");
            return;
        }
        if (rate.isPassedBy(sender.get())) {
            throttle(response, "Too many messages came from the sender '" + sender.get() + "'.");
            return;
        }
        try {
            var caller = senders.take(sender.get(), message);
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new CallerAuthentication(caller, 0));
            SecurityContextHolder.setContext(context);
            goOn(sender.get(), message, request, response, chain);
        } catch (RefusedMessageException e) {
            problems.write(response, e.type(), e.getMessage());
        }
    }

    private void goOn(
            String sender,
            SignedMessage message,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var isTaken = false;
        try {
            chain.doFilter(request, response);
            isTaken = response.getStatus() < HttpServletResponse.SC_MULTIPLE_CHOICES;
        } finally {
            SecurityContextHolder.clearContext();
            if (!isTaken) {
                senders.giveBack(sender, message);
            }
        }
    }

    private void throttle(HttpServletResponse response, String why) throws IOException {
        Refusals.throttled(response, problems, Rate.WINDOW, why + " Wait a minute, then send the next.");
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }
}
