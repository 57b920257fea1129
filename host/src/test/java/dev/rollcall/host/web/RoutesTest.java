package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may call what is what the documentation's table says: for every route, every role and nobody. */
class RoutesTest {
    private static final Path PAGE = Path.of("../docs/reference/access.md");
    private static final Pattern ROW = Pattern.compile(
            "^\\| `([A-Z]+) (/[^`]*)` \\| (\\S+) \\| (\\S+) \\| (\\S+) \\| (\\S+) \\|", Pattern.MULTILINE);
    /** Routes that filters answer, or files. */
    private static final Set<String> UNMAPPED = Set.of(
            "POST /login",
            "POST /logout",
            "GET /oauth2/authorization/{id}",
            "GET /login/oauth2/code/{id}",
            "GET /style/{file}",
            "GET /script/{file}",
            "GET /webjars/htmx.org/{version}/dist/{file}",
            "GET /webjars/tabler__core/{version}/dist/css/{file}",
            "GET /actuator/health",
            "GET /actuator/health/liveness",
            "GET /actuator/health/readiness",
            "GET /actuator/prometheus");

    private static final List<String> ROLES = List.of("ADMIN", "OPERATOR", "VIEWER");

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    private static final Map<String, String> TOKENS = new LinkedHashMap<>();
    private static final Map<String, Browser> BROWSERS = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        host = ApiHost.start(home, Map.of());
        for (var role : ROLES) {
            TOKENS.put(role, host.token("of " + role, role));
            host.person(role.toLowerCase(Locale.ROOT), role);
        }
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    /**
     * One row of the table.
     *
     * @param allowed by role, {@code nobody} for who is not known
     */
    record Row(String method, String path, Map<String, Boolean> allowed) {
        String route() {
            return method + " " + path;
        }

        /** With something in the place of every variable. */
        String address() {
            return path.replace("{file}", "rollcall.css").replaceAll("\\{[^}]*}", "00000000");
        }

        @Override
        public String toString() {
            return route();
        }
    }

    static Stream<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        var found = ROW.matcher(Files.readString(PAGE));
        while (found.find()) {
            rows.add(new Row(
                    found.group(1),
                    found.group(2),
                    Map.of(
                            "ADMIN", isYes(found.group(3)),
                            "OPERATOR", isYes(found.group(4)),
                            "VIEWER", isYes(found.group(5)),
                            "nobody", isYes(found.group(6)))));
        }
        return rows.stream();
    }

    private static boolean isYes(String cell) {
        assertThat(cell).isIn("yes", "no");
        return cell.equals("yes");
    }

    @Test
    void showsEveryRouteThatThereIs() throws IOException {
        var documented = rows().map(Row::route).toList();
        var there = new TreeSet<>(mapped());
        there.addAll(UNMAPPED);
        assertThat(documented).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(there);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsInByTokenWhomTheTableNames(Row row) {
        for (var role : ROLES) {
            var answer = host.with(String.valueOf(TOKENS.get(role)), row.method(), row.address(), null);
            assertAllowed(row, role, answer.status(), answer.body());
        }
        var answer = host.send(host.anonymous(row.address()).method(row.method(), noBody()));
        // A form without its CSRF token is refused before anybody is asked for.
        var isForm = row.method().equals("POST") && !row.path().startsWith("/api/");
        if (!row.allowed().getOrDefault("nobody", false) || !isForm) {
            assertAllowed(row, "nobody", answer.status(), answer.body());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsInBySessionWhomTheTableNames(Row row) {
        for (var role : ROLES) {
            // Whoever logs out here is to log out nobody else.
            var browser = row.path().equals("/logout")
                    ? loggedIn(role)
                    : BROWSERS.computeIfAbsent(role, RoutesTest::loggedIn);
            var page = row.method().equals("GET")
                    ? browser.get(row.address())
                    : browser.call(row.method(), row.address(), "{}");
            assertAllowed(row, role, page.status(), page.body());
        }
    }

    private static Browser loggedIn(String role) {
        var browser = new Browser(host);
        assertThat(browser.logIn(role.toLowerCase(Locale.ROOT), Browser.PASSWORD)
                        .location())
                .endsWith("/");
        return browser;
    }

    @Test
    void deniesAnonymousFormsByTheirMissingToken() {
        var answer = host.send(host.anonymous("/login").method("POST", noBody()));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("/detail")).contains("CSRF");
    }

    @Test
    void deniesWhatHasNoRow() {
        for (var method : List.of("GET", "POST", "DELETE")) {
            assertThat(host.call(method, "/api/v1/unlisted", null).status()).isEqualTo(404);
            assertThat(host.call(method, "/actuator/env", null).status()).isEqualTo(404);
        }
    }

    private static void assertAllowed(Row row, String who, int status, String body) {
        var isDenied = status == 401 || status == 403;
        assertThat(!isDenied)
                .as("%s as %s: %s %s", row, who, status, body)
                .isEqualTo(row.allowed().get(who));
        if (!who.equals("nobody")) {
            assertThat(status).as(row.route()).isNotEqualTo(401);
        }
        assertThat(status).as("%s as %s: %s", row, who, body).isNotIn(405, 500);
    }

    private static BodyPublisher noBody() {
        return BodyPublishers.noBody();
    }

    private static Set<String> mapped() {
        var routes = new TreeSet<String>();
        host.context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> routes.addAll(routes(mapping)));
        assertThat(routes).hasSizeGreaterThan(30);
        return routes;
    }

    private static Set<String> routes(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::asHttpMethod)
                .map(HttpMethod::name)
                .collect(Collectors.toSet());
        return mapping.getPatternValues().stream()
                .flatMap(path ->
                        (methods.isEmpty() ? Set.of("GET") : methods).stream().map(method -> method + " " + path))
                .collect(Collectors.toSet());
    }
}
