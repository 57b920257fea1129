package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.BootstrapToken;
import dev.rollcall.host.access.Callers;
import dev.rollcall.host.web.ProblemPages;
import dev.rollcall.host.web.ProblemType;
import dev.rollcall.host.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** What callers are told who are not let in: programs by problem details, people by the login page. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private final BootstrapToken bootstrap;
    private final ProblemWriter problems;
    private final ProblemPages pages;

    Refusals(BootstrapToken bootstrap, ProblemWriter problems, ProblemPages pages) {
        this.bootstrap = bootstrap;
        this.problems = problems;
        this.pages = pages;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (ProblemPages.areWanted(request)) {
            LoginOutcome.goBackTo(request);
            response.sendRedirect(request.getContextPath() + LoginPage.PATH);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        var reason = request.getAttribute(BearerFilter.REASON);
        problems.write(response, ProblemType.UNAUTHENTICATED, reason instanceof String said ? said : noToken());
    }

    private String noToken() {
        return bootstrap.isSet()
                ? "The request carries no valid token. Send 'Authorization: Bearer' with an API token, or log in."
                : "No API token came that is known here, and none is configured. Ask an ADMIN for one, or make one with"
                        + " `openssl rand -hex 32`, set " + BootstrapToken.PROPERTY
                        + " to it in rollcall.yaml or ROLLCALL_ACCESS_BOOTSTRAP_TOKEN in the environment, and start the"
                        + " host anew.";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (failure instanceof CsrfException) {
            refuseForeignPage(request, response);
            return;
        }
        var rules = AccessRules.ofPath(request);
        if (rules.isEmpty()) {
            answer(
                    request,
                    response,
                    ProblemType.UNKNOWN,
                    "There is no such route. The routes are listed in /api/v1/openapi.json.");
            return;
        }
        if (rules.stream().noneMatch(rule -> rule.concernsMethod(request.getMethod()))) {
            var methods = new TreeSet<String>();
            rules.forEach(rule -> methods.add(rule.method().name()));
            response.setHeader(HttpHeaders.ALLOW, String.join(",", methods));
            answer(
                    request,
                    response,
                    ProblemType.METHOD,
                    "The route can't be asked with " + request.getMethod() + ". Use " + String.join(" or ", methods)
                            + ".");
            return;
        }
        var caller = Callers.current();
        answer(
                request,
                response,
                ProblemType.FORBIDDEN,
                caller.name() + " has the role " + caller.role() + ", which does not allow this. Ask an ADMIN to do it,"
                        + " or for another role.");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
            throws IOException {
        if (ProblemPages.areWanted(request)) {
            pages.show(request, response, type, detail);
            return;
        }
        problems.write(response, type, detail);
    }

    private void refuseForeignPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ProblemPages.areWanted(request)) {
            response.sendRedirect(request.getContextPath() + LoginPage.PATH + "?stale");
            return;
        }
        problems.write(
                response,
                ProblemType.FORBIDDEN,
                "The request comes with a session and without the page's CSRF token. Load the page anew, or send"
                        + " 'Authorization: Bearer' with an API token.");
    }

    /**
     * Answers that too much came.
     *
     * @param wait how long to wait, from the first of it
     * @param detail what was too much, and what to do
     */
    static void throttled(HttpServletResponse response, ProblemWriter problems, Duration wait, String detail)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        problems.write(response, ProblemType.THROTTLED, detail);
    }

    /** Answers that the state can't be read. */
    static void unavailable(HttpServletResponse response, ProblemWriter problems, DataAccessException failure)
            throws IOException {
        log.error("The database can't be reached, or refuses.", failure);
        problems.write(
                response,
                ProblemType.UNAVAILABLE,
                "The database can't be read or written. See that it can be reached and its disk has room.");
    }
}
