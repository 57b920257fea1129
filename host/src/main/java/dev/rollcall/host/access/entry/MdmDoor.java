package dev.rollcall.host.access.entry;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.CallerAuthentication;
import dev.rollcall.host.access.senders.MdmSecrets;
import dev.rollcall.host.web.ProblemType;
import dev.rollcall.host.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in an MDM that shows the secret of its connection, to tell of devices: no MDM signs what it sends. The secret says
 * who somebody is on that connection's route alone.
 */
final class MdmDoor extends OncePerRequestFilter {
    static final String SECRET = "X-Rollcall-Secret";
    private static final String ROUTE = "/hooks/v1/mdm/";
    private static final Logger log = LoggerFactory.getLogger(MdmDoor.class);

    private final MdmSecrets secrets;
    private final Guesses guesses;
    private final Rate rate;
    private final ProblemWriter problems;

    MdmDoor(MdmSecrets secrets, Ticker ticker, ProblemWriter problems) {
        this.secrets = secrets;
        this.guesses = new Guesses(ticker);
        this.rate = new Rate(ticker, Rate.MANY);
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !request.getServletPath().startsWith(ROUTE)
                || request.getHeader(SECRET) == null
                || BearerFilter.presented(request).isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (guesses.areTooMany(request.getRemoteAddr())) {
            throttle(response, "Too many messages with a wrong secret came from this address.");
            return;
        }
        var connection = request.getServletPath().substring(ROUTE.length());
        var secret = request.getHeader(SECRET);
        try {
            var sender = secrets.sender(connection, secret);
            if (sender.isEmpty()) {
                refuse(request, response, secret);
            } else if (rate.isPassedBy(sender.get())) {
                throttle(response, "Too many messages came from the MDM of " + sender.get() + ".");
            } else {
                letIn(sender.get(), request, response, chain);
            }
        } catch (DataAccessException e) {
            Refusals.unavailable(response, problems, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.write(
                    response, ProblemType.UNAVAILABLE, "The host is stopping. Send the message when it is back.");
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String secret) throws IOException {
        if (guesses.add(request.getRemoteAddr(), secret)) {
            log.warn("A message of an MDM with a wrong secret came from {}.", request.getRemoteAddr());
        }
        problems.write(
                response,
                ProblemType.UNAUTHENTICATED,
                "No active connection of that name takes messages with this secret. See that the address names the"
                        + " connection, and that " + SECRET + " holds the webhook secret of its settings.");
    }

    private static void letIn(
            String sender, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(Caller.mdm(sender), 0));
        SecurityContextHolder.setContext(context);
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void throttle(HttpServletResponse response, String why) throws IOException {
        Refusals.throttled(response, problems, Rate.WINDOW, why + " Wait a minute, then send the next.");
    }
}
