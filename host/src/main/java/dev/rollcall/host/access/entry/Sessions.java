package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.CallerAuthentication;
import dev.rollcall.host.access.people.People;
import dev.rollcall.host.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions: that were idle too long, that are too old, and those of people who were disabled, deleted, or got another
 * role or password since they logged in.
 */
final class Sessions extends OncePerRequestFilter {
    /** Of a request: who is logged in, for the head of every page. */
    private static final String CALLER = "caller";

    private static final String SINCE = Sessions.class.getName() + ".since";
    private static final String SEEN = Sessions.class.getName() + ".seen";

    private final SessionLimits limits;
    private final People people;
    private final InstantSource clock;
    private final ProblemWriter problems;

    Sessions(SessionLimits limits, People people, InstantSource clock, ProblemWriter problems) {
        this.limits = limits;
        this.people = people;
        this.clock = clock;
        this.problems = problems;
    }

    /** Begins the one of somebody who has just logged in. */
    void begin(HttpServletRequest request) {
        var session = request.getSession();
        var now = clock.instant();
        session.setMaxInactiveInterval(Math.toIntExact(limits.idle().toSeconds()));
        session.setAttribute(SINCE, now);
        session.setAttribute(SEEN, now);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null
                && SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                && known.caller().kind() == Caller.Kind.PERSON) {
            try {
                if (isAlive(session, known)) {
                    request.setAttribute(CALLER, known.caller());
                } else {
                    session.invalidate();
                    SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
                }
            } catch (DataAccessException e) {
                Refusals.unavailable(response, problems, e);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isAlive(HttpSession session, CallerAuthentication known) {
        var now = clock.instant();
        if (!(session.getAttribute(SINCE) instanceof Instant since)
                || !(session.getAttribute(SEEN) instanceof Instant seen)
                || now.isAfter(since.plus(limits.longest()))
                || now.isAfter(seen.plus(limits.idle()))) {
            return false;
        }
        session.setAttribute(SEEN, now);
        return people.find(known.caller().id())
                .filter(person -> !person.disabled() && person.stamp() == known.stamp())
                .isPresent();
    }
}
