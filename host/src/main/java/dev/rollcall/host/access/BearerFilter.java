package dev.rollcall.host.access;

import dev.rollcall.host.web.ProblemType;
import dev.rollcall.host.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who presents the token. Who presents none goes on as nobody. */
final class BearerFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(BearerFilter.class);
    private static final String SCHEME = "bearer ";
    /** Who it is, in what is kept of a run: it begins sentences. */
    private static final String NAME = "The bootstrap token";

    private final BootstrapToken token;
    private final Guesses guesses;
    private final ProblemWriter problems;

    BearerFilter(BootstrapToken token, Guesses guesses, ProblemWriter problems) {
        this.token = token;
        this.guesses = guesses;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var presented = presented(request);
        if (presented.isEmpty() || !token.isSet()) {
            chain.doFilter(request, response);
            return;
        }
        var address = request.getRemoteAddr();
        if (guesses.areTooMany(address)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Guesses.WINDOW.toSeconds()));
            problems.write(
                    response,
                    ProblemType.THROTTLED,
                    "Too many wrong tokens came from this address. Wait a minute, then send the right one.");
            return;
        }
        if (!token.matches(presented.get())) {
            if (guesses.add(address, presented.get())) {
                log.warn("A wrong API token came from {}.", address);
            }
            chain.doFilter(request, response);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(NAME, null, List.of()));
        SecurityContextHolder.setContext(context);
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static Optional<String> presented(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(presented -> !presented.isEmpty());
    }
}
