package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.BootstrapToken;
import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.CallerAuthentication;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.access.tokens.Tokens;
import dev.rollcall.host.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who presents a token. Who presents one that is not valid is nobody, whatever session a cookie names; who
 * presents none goes on as they came.
 */
final class BearerFilter extends OncePerRequestFilter {
    /** The attribute of a request that says why its token is refused, if there is more to say than that it is wrong. */
    static final String REASON = BearerFilter.class.getName() + ".reason";

    private static final Logger log = LoggerFactory.getLogger(BearerFilter.class);
    private static final String SCHEME = "bearer ";
    /** Who it is, in what is kept of a run: it begins sentences. */
    private static final Caller BOOTSTRAP =
            new Caller(Caller.Kind.BOOTSTRAP_TOKEN, "", "The bootstrap token", Role.ADMIN, "");

    private final Known known;
    private final Guesses guesses;
    private final ProblemWriter problems;

    /** The tokens that there are. */
    record Known(BootstrapToken bootstrap, Tokens tokens, InstantSource clock) {}

    BearerFilter(Known known, Guesses guesses, ProblemWriter problems) {
        this.known = known;
        this.guesses = guesses;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var presented = presented(request);
        if (presented.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var address = request.getRemoteAddr();
        if (guesses.areTooMany(address)) {
            Refusals.throttled(
                    response,
                    problems,
                    Guesses.WINDOW,
                    "Too many wrong tokens came from this address. Wait a minute, then send the right one.");
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        try {
            caller(request, presented.get())
                    .ifPresent(caller -> context.setAuthentication(new CallerAuthentication(caller, 0)));
        } catch (DataAccessException e) {
            Refusals.unavailable(response, problems, e);
            return;
        }
        if (context.getAuthentication() == null && guesses.add(address, presented.get())) {
            log.warn("A wrong API token came from {}.", address);
        }
        SecurityContextHolder.setContext(context);
        // Its forms can't be forged; a token for them would begin a session, and in the middle of a page can't.
        request.removeAttribute(CsrfToken.class.getName());
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Optional<Caller> caller(HttpServletRequest request, String presented) {
        if (known.bootstrap.matches(presented)) {
            return Optional.of(BOOTSTRAP);
        }
        if (!Tokens.looksLikeOne(presented)) {
            return Optional.empty();
        }
        var found = known.tokens.withValue(presented);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var token = found.get();
        if (token.isExpired(known.clock.instant())) {
            request.setAttribute(
                    REASON,
                    token.caller().name() + " expired at " + token.expiresAt() + ". Ask an ADMIN for a new one.");
            return Optional.empty();
        }
        known.tokens.used(token);
        return Optional.of(token.caller());
    }

    /** The token that a request carries; what carries one is of no session. */
    static Optional<String> presented(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(presented -> !presented.isEmpty());
    }
}
