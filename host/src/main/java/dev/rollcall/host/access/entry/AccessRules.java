package dev.rollcall.host.access.entry;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.rollcall.host.access.CallerAuthentication;
import dev.rollcall.host.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may call what: the only place that says so, as docs/reference/access.md shows it. What has no row here is denied to
 * everybody.
 */
final class AccessRules implements AuthorizationManager<RequestAuthorizationContext> {
    private static final List<Rule> RULES = List.of(
            everybody(GET, "/error"),
            everybody(GET, "/actuator/health"),
            everybody(GET, "/actuator/health/liveness"),
            everybody(GET, "/actuator/health/readiness"),
            rule(GET, "/actuator/prometheus", Role.VIEWER),
            everybody(GET, "/style/{file}"),
            everybody(GET, "/script/{file}"),
            everybody(GET, "/webjars/htmx.org/{version}/dist/{file}"),
            everybody(GET, "/webjars/tabler__core/{version}/dist/css/{file}"),
            everybody(GET, "/login"),
            everybody(POST, "/login"),
            everybody(POST, "/logout"),
            everybody(GET, "/oauth2/authorization/{id}"),
            everybody(GET, "/login/oauth2/code/{id}"),
            everybody(GET, "/first-admin"),
            everybody(POST, "/first-admin"),
            rule(GET, "/", Role.VIEWER),
            rule(GET, "/setup", Role.VIEWER),
            rule(POST, "/setup/platform", Role.ADMIN),
            rule(POST, "/setup/statuses", Role.ADMIN),
            rule(GET, "/platform", Role.ADMIN),
            rule(POST, "/platform", Role.ADMIN),
            rule(POST, "/platform/check", Role.ADMIN),
            rule(GET, "/platform/prepare", Role.ADMIN),
            rule(POST, "/platform/prepare", Role.ADMIN),
            rule(GET, "/sync", Role.VIEWER),
            rule(POST, "/sync", Role.OPERATOR),
            rule(GET, "/sync/runs/{ids}", Role.VIEWER),
            rule(GET, "/integrations", Role.VIEWER),
            rule(GET, "/integrations/{provider}/connect", Role.ADMIN),
            rule(POST, "/integrations/{provider}/connect", Role.ADMIN),
            rule(GET, "/connections/{id}", Role.ADMIN),
            rule(POST, "/connections/{id}", Role.ADMIN),
            rule(POST, "/connections/{id}/check", Role.ADMIN),
            rule(POST, "/connections/{id}/activate", Role.ADMIN),
            rule(POST, "/connections/{id}/deactivate", Role.ADMIN),
            rule(POST, "/connections/{id}/rank", Role.ADMIN),
            rule(GET, "/connections/{id}/delete", Role.ADMIN),
            rule(POST, "/connections/{id}/delete", Role.ADMIN),
            rule(GET, "/connections/{id}/opt-in", Role.ADMIN),
            rule(POST, "/connections/{id}/opt-in", Role.ADMIN),
            rule(POST, "/connections/{id}/opt-in/preview", Role.ADMIN),
            rule(GET, "/connections/{id}/opt-in/{run}", Role.ADMIN),
            rule(POST, "/connections/{id}/sync", Role.OPERATOR),
            rule(POST, "/connections/{id}/preview", Role.OPERATOR),
            rule(GET, "/runs", Role.VIEWER),
            rule(GET, "/runs/on", Role.VIEWER),
            rule(GET, "/runs/{id}", Role.VIEWER),
            rule(GET, "/runs/{id}/progress", Role.VIEWER),
            rule(POST, "/runs/{id}/cancel", Role.OPERATOR),
            rule(POST, "/runs/{id}/apply", Role.OPERATOR),
            rule(POST, "/runs/{id}/approve", Role.OPERATOR),
            rule(POST, "/runs/{id}/discard", Role.OPERATOR),
            rule(GET, "/runs/{id}/revert", Role.ADMIN),
            rule(POST, "/runs/{id}/revert", Role.ADMIN),
            rule(GET, "/assets", Role.VIEWER),
            rule(GET, "/assets/{serial}", Role.VIEWER),
            rule(GET, "/rules", Role.VIEWER),
            rule(GET, "/connections/{id}/devices", Role.VIEWER),
            rule(GET, "/account", Role.VIEWER),
            rule(POST, "/account/password", Role.VIEWER),
            rule(GET, "/plugins", Role.ADMIN),
            rule(POST, "/plugins", Role.ADMIN),
            rule(GET, "/plugins/{id}", Role.ADMIN),
            rule(POST, "/plugins/{id}/enable", Role.ADMIN),
            rule(POST, "/plugins/{id}/disable", Role.ADMIN),
            rule(POST, "/plugins/{id}/remove", Role.ADMIN),
            rule(GET, "/people", Role.ADMIN),
            rule(POST, "/people", Role.ADMIN),
            rule(GET, "/people/{id}", Role.ADMIN),
            rule(POST, "/people/{id}/role", Role.ADMIN),
            rule(POST, "/people/{id}/disable", Role.ADMIN),
            rule(POST, "/people/{id}/enable", Role.ADMIN),
            rule(POST, "/people/{id}/password", Role.ADMIN),
            rule(POST, "/people/{id}/delete", Role.ADMIN),
            rule(GET, "/tokens", Role.ADMIN),
            rule(POST, "/tokens", Role.ADMIN),
            rule(POST, "/tokens/{id}/delete", Role.ADMIN),
            rule(GET, "/notifications", Role.VIEWER),
            rule(POST, "/notifications/test", Role.ADMIN),
            rule(GET, "/audit", Role.ADMIN),
            rule(POST, "/audit/verification", Role.ADMIN),
            rule(GET, "/about", Role.VIEWER),
            rule(GET, "/api/v1/openapi.json", Role.VIEWER),
            rule(GET, "/api/v1/openapi.json.yaml", Role.VIEWER),
            rule(GET, "/api/v1/me", Role.VIEWER),
            rule(POST, "/api/v1/me/password", Role.VIEWER),
            rule(GET, "/api/v1/people", Role.ADMIN),
            rule(POST, "/api/v1/people", Role.ADMIN),
            rule(PATCH, "/api/v1/people/{id}", Role.ADMIN),
            rule(DELETE, "/api/v1/people/{id}", Role.ADMIN),
            rule(POST, "/api/v1/people/{id}/password", Role.ADMIN),
            rule(GET, "/api/v1/tokens", Role.ADMIN),
            rule(POST, "/api/v1/tokens", Role.ADMIN),
            rule(DELETE, "/api/v1/tokens/{id}", Role.ADMIN),
            rule(GET, "/api/v1/providers", Role.ADMIN),
            rule(GET, "/api/v1/plugins", Role.ADMIN),
            rule(POST, "/api/v1/plugins", Role.ADMIN),
            rule(GET, "/api/v1/plugins/{id}", Role.ADMIN),
            rule(DELETE, "/api/v1/plugins/{id}", Role.ADMIN),
            rule(POST, "/api/v1/plugins/{id}/enable", Role.ADMIN),
            rule(POST, "/api/v1/plugins/{id}/disable", Role.ADMIN),
            rule(GET, "/api/v1/connections", Role.VIEWER),
            rule(POST, "/api/v1/connections", Role.ADMIN),
            rule(GET, "/api/v1/connections/{id}", Role.VIEWER),
            rule(PATCH, "/api/v1/connections/{id}", Role.ADMIN),
            rule(DELETE, "/api/v1/connections/{id}", Role.ADMIN),
            rule(POST, "/api/v1/connections/{id}/check", Role.ADMIN),
            rule(POST, "/api/v1/connections/{id}/activate", Role.ADMIN),
            rule(POST, "/api/v1/connections/{id}/deactivate", Role.ADMIN),
            rule(GET, "/api/v1/connections/{id}/devices", Role.VIEWER),
            rule(POST, "/api/v1/connections/{id}/runs", Role.OPERATOR),
            rule(GET, "/api/v1/runs", Role.VIEWER),
            rule(GET, "/api/v1/runs/{id}", Role.VIEWER),
            rule(GET, "/api/v1/runs/{id}/changes", Role.VIEWER),
            rule(GET, "/api/v1/runs/{id}/changes.csv", Role.VIEWER),
            rule(GET, "/api/v1/runs/{id}/events", Role.VIEWER),
            rule(POST, "/api/v1/runs/{id}/apply", Role.OPERATOR),
            rule(POST, "/api/v1/runs/{id}/approve", Role.OPERATOR),
            rule(POST, "/api/v1/runs/{id}/discard", Role.OPERATOR),
            rule(POST, "/api/v1/runs/{id}/revert", Role.ADMIN),
            rule(POST, "/api/v1/runs/{id}/cancel", Role.OPERATOR),
            rule(GET, "/api/v1/assets/{serial}/history", Role.VIEWER),
            rule(POST, "/api/v1/assets/{serial}/sync", Role.OPERATOR),
            rule(POST, "/hooks/v1/sync", Role.OPERATOR),
            rule(POST, "/hooks/v1/sync/{id}", Role.OPERATOR),
            rule(POST, "/hooks/v1/mdm/{id}", Role.OPERATOR),
            rule(GET, "/api/v1/audit", Role.ADMIN),
            rule(GET, "/api/v1/audit/verification", Role.ADMIN),
            rule(POST, "/api/v1/backups", Role.ADMIN),
            rule(POST, "/api/v1/erasures", Role.ADMIN),
            rule(GET, "/api/v1/notifications", Role.VIEWER),
            rule(POST, "/api/v1/notifications/test", Role.ADMIN),
            rule(GET, "/api/v1/platform", Role.ADMIN),
            rule(PUT, "/api/v1/platform", Role.ADMIN),
            rule(POST, "/api/v1/platform/check", Role.ADMIN),
            rule(POST, "/api/v1/platform/prepare", Role.ADMIN));

    /**
     * One row.
     *
     * @param role that is needed at least; empty if everybody may
     */
    record Rule(HttpMethod method, String pattern, Optional<Role> role, PathPatternRequestMatcher path) {

        boolean concerns(HttpServletRequest request) {
            return path.matches(request);
        }

        boolean concernsMethod(String asked) {
            return method.name().equals(asked) || (method.equals(GET) && HEAD.matches(asked));
        }
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var request = context.getRequest();
        return new AuthorizationDecision(ofPath(request).stream()
                .filter(rule -> rule.concernsMethod(request.getMethod()))
                .findFirst()
                .filter(rule -> rule.role().isEmpty() || isCovered(rule.role().get(), authentication.get()))
                .isPresent());
    }

    /** The rows of a request's path, whatever its method; empty if there is no such route. */
    static List<Rule> ofPath(HttpServletRequest request) {
        return RULES.stream().filter(rule -> rule.concerns(request)).toList();
    }

    private static boolean isCovered(Role needed, @Nullable Authentication authentication) {
        return authentication instanceof CallerAuthentication known
                && known.caller().role().covers(needed);
    }

    private static Rule everybody(HttpMethod method, String pattern) {
        return new Rule(method, pattern, Optional.empty(), PathPatternRequestMatcher.pathPattern(pattern));
    }

    private static Rule rule(HttpMethod method, String pattern, Role role) {
        return new Rule(method, pattern, Optional.of(role), PathPatternRequestMatcher.pathPattern(pattern));
    }
}
