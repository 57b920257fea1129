package dev.rollcall.host.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Audits the requests that start, decide or take back something, once they were accepted. What has a before and an
 * after is audited where it is stored.
 */
public final class AuditedRoutes implements HandlerInterceptor {
    private static final Logger log = LoggerFactory.getLogger(AuditedRoutes.class);
    /** Names what is to be synced by its fields. */
    private static final String FORM = "POST /sync";

    private static final Map<String, String> ROUTES = Map.ofEntries(
            Map.entry("POST /api/v1/connections/{id}/runs", "run started"),
            Map.entry("POST /connections/{id}/sync", "sync started on its page"),
            Map.entry("POST /connections/{id}/preview", "preview started on its page"),
            Map.entry("POST /connections/{id}/opt-in/preview", "preview started on its page"),
            Map.entry("POST /api/v1/assets/{serial}/sync", "sync of one device started"),
            Map.entry("POST /hooks/v1/sync", "syncs started by a webhook"),
            Map.entry("POST /hooks/v1/sync/{id}", "sync started by a webhook"),
            Map.entry(FORM, "sync started on its page"),
            Map.entry("POST /api/v1/runs/{id}/apply", "preview applied"),
            Map.entry("POST /api/v1/runs/{id}/approve", "held changes approved"),
            Map.entry("POST /api/v1/runs/{id}/discard", "held changes discarded"),
            Map.entry("POST /api/v1/runs/{id}/revert", "run reverted"),
            Map.entry("POST /api/v1/runs/{id}/cancel", "run cancelled"),
            Map.entry("POST /runs/{id}/apply", "preview applied"),
            Map.entry("POST /runs/{id}/approve", "held changes approved"),
            Map.entry("POST /runs/{id}/discard", "held changes discarded"),
            Map.entry("POST /runs/{id}/revert", "run reverted"),
            Map.entry("POST /runs/{id}/cancel", "run cancelled"),
            Map.entry("POST /platform/prepare", "preparation of the platform agreed on"),
            Map.entry("POST /api/v1/platform/prepare", "preparation of the platform agreed on"));

    /** A form is answered with another page to go to. */
    private static final int FIRST_FAILURE = 400;

    private final AuditTrail trail;

    public AuditedRoutes(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        var route = request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var what = ROUTES.get(route);
        if (what == null || failure != null || response.getStatus() >= FIRST_FAILURE || isOnlyAsked(request, route)) {
            return;
        }
        try {
            trail.add(author(request), what, details(request, route, response));
        } catch (DataAccessException | TransactionException e) {
            log.error(
                    "The audit trail can't be written: {} by {}. The database is away.",
                    what,
                    author(request).who());
        }
    }

    /** Without a body, it says what it would do, and does nothing. */
    private static boolean isOnlyAsked(HttpServletRequest request, String route) {
        return route.endsWith("/prepare") && request.getContentLengthLong() <= 0;
    }

    private static Author author(HttpServletRequest request) {
        var who = Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
        return Author.of(who.orElse("Nobody"), request.getRemoteAddr());
    }

    private static String details(HttpServletRequest request, String route, HttpServletResponse response) {
        var details = new ArrayList<String>();
        // What was asked for, and the run that it made.
        (route.equals(FORM) ? fields(request) : variable(request)).ifPresent(id -> details.add("Of: " + id));
        Optional.ofNullable(response.getHeader("Location"))
                .map(location -> location.replaceAll(".*/|\\?.*", ""))
                .ifPresent(run -> details.add("Run: " + run));
        return String.join("\n", details.isEmpty() ? List.of("The platform.") : details);
    }

    private static Optional<String> variable(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? Optional.ofNullable(variables.get("id"))
                        .or(() -> Optional.ofNullable(variables.get("serial")))
                        .map(Object::toString)
                : Optional.empty();
    }

    private static Optional<String> fields(HttpServletRequest request) {
        var fields = Stream.of("serial", "connection")
                .map(request::getParameter)
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(", "));
        return Optional.of(fields).filter(text -> !text.isEmpty());
    }
}
