package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.ApiHost.Answer;
import dev.rollcall.host.web.BadRequests.Attack;
import dev.rollcall.host.web.BadRequests.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every route that the OpenAPI document names is sent what it does not expect: a problem comes back that says what is
 * wrong, never a defect or a part of the program's inside, and nothing that is kept has changed.
 */
class BadInputIT {
    /** Change by themselves while a host runs. */
    private static final Set<String> LIVING = Set.of("instance", "flyway_schema_history");

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost house;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static BadRequests requests;

    /** What is there, by the beginning of the routes that name it. */
    private static final Map<String, String> IDS = new TreeMap<>();

    @BeforeAll
    static void start() {
        house = new CompanyHost(home, 60);
        requests = new BadRequests(house.api.get("/api/v1/openapi.json").json());
        var connection = house.connect(house.company.kandji(), "iru").text("/id");
        IDS.put("/api/v1/connections/", connection);
        IDS.put("/api/v1/runs/", house.run(connection, "{\"mode\": \"APPLY\"}").text("/id"));
        IDS.put("/api/v1/people/", house.api.person("somebody", "VIEWER"));
        var token = house.api.post("/api/v1/tokens", "{\"name\": \"script\", \"role\": \"VIEWER\"}");
        IDS.put("/api/v1/tokens/", token.text("/id"));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    static Stream<Route> routes() {
        return requests.routes();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void refusesWhatItDoesNotExpectAndChangesNothing(Route route) {
        var attacks = new ArrayList<>(requests.ofPath(route));
        // A route without a body does what it does when it is called with an id that there is.
        var address = address(route, requests.takesJson(route) || route.method().equals("GET"));
        attacks.addAll(requests.ofQuery(route, address));
        if (requests.takesJson(route)) {
            attacks.addAll(requests.ofBody(route, address, valid(route)));
        }
        var kept = kept();
        for (var attack : attacks) {
            var answer = send(route, attack);
            assertWellBehaved(route, attack, answer);
            if (answer.status() < 400) {
                kept = kept();
            }
        }
        assertThat(kept()).as("what is kept, after %s", route).isEqualTo(kept);
    }

    /** Routes that a filter or another part of the server answers, and requests that no client sends. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET /api/v1/runs HTTP/1.1|Accept: ;;//
                    GET /api/v1/runs HTTP/1.1|Authorization: Basic %%%
                    GET /api/v1/runs HTTP/1.1|Range: bytes=5-1
                    GET /api/v1/runs HTTP/1.1|If-None-Match: "
                    GET /api/v1/runs HTTP/1.1|Cookie: ROLLCALL=; ;=;
                    GET /api/v1/runs?limit=%zz HTTP/1.1|Accept: */*
                    GET /api/v1/runs?%00=%00&&&=& HTTP/1.1|Accept: */*
                    GET /api/v1/runs/events/../.. HTTP/1.1|Accept: */*
                    POST /api/v1/connections HTTP/1.1|Content-Length: -5
                    POST /api/v1/connections HTTP/1.1|Content-Length: 99999999999999999999
                    POST /api/v1/connections HTTP/1.1|Transfer-Encoding: gzip
                    POST /login?name=%ff HTTP/1.1|Accept: */*
                    GET /login?next=%ff HTTP/1.1|Accept: */*
                    POST /login HTTP/1.1|Content-Type: multipart/form-data
                    PROPFIND /api/v1/runs HTTP/1.1|Accept: */*
                    TRACE /api/v1/runs HTTP/1.1|Accept: */*
                    """)
    void answersRequestsThatNoClientSends(String line, String header) {
        var kept = kept();
        var answer = house.api.raw(line + "\r\nHost: localhost\r\n" + header + "\r\nConnection: close\r\n\r\n");
        // 501 is what HTTP has for a coding that nobody knows.
        assertThat(answer).matches("(?s)HTTP/1.1 (4|501).*").doesNotContain("urn:rollcall:problem:defect");
        assertThat(answer).doesNotContain("Exception", "\tat ", "springframework", "tomcat", "catalina");
        assertThat(kept()).isEqualTo(kept);
    }

    @Test
    void walksEveryRouteOfTheDocument() {
        assertThat(requests.routes().map(Route::toString).toList())
                .hasSizeGreaterThan(35)
                .contains("POST /api/v1/connections", "PATCH /api/v1/people/{id}", "POST /api/v1/runs/{id}/approve");
    }

    private static String address(Route route, boolean isThere) {
        var id = IDS.entrySet().stream()
                .filter(entry -> isThere && route.path().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("00000000");
        return route.path().replaceAll("\\{[^}]*}", id);
    }

    /** A body that the route takes, to which one wrong thing is done at a time. */
    private static ObjectNode valid(Route route) {
        return switch (route.toString()) {
            case "POST /api/v1/connections" -> CompanyHost.body(house.company.jamf(), "jamf");
            case "POST /api/v1/connections/{id}/runs" -> json("{\"mode\": \"PREVIEW\"}");
            case "POST /api/v1/people" ->
                json("{\"name\": \"another\", \"role\": \"VIEWER\", \"password\": \"" + Browser.PASSWORD + "\"}");
            case "POST /api/v1/people/{id}/password" -> json("{\"password\": \"" + Browser.PASSWORD + "\"}");
            case "POST /api/v1/tokens" -> json("{\"name\": \"another\", \"role\": \"VIEWER\"}");
            case "POST /api/v1/erasures" -> json("{\"person\": \"nobody@example.com\"}");
            default -> json("{}");
        };
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) ApiHost.JSON.readTree(text);
    }

    private static Answer send(Route route, Attack attack) {
        var request = house.api.request(attack.address()).method(route.method(), attack.body());
        return house.api.send(
                attack.mediaType().isEmpty() ? request : request.header("Content-Type", attack.mediaType()));
    }

    private static void assertWellBehaved(Route route, Attack attack, Answer answer) {
        var told = route + ", " + attack + ": " + answer.status() + " " + answer.body();
        assertThat(answer.status()).as(told).isLessThan(500);
        if (attack.isWrong()) {
            assertThat(answer.status()).as(told).isGreaterThanOrEqualTo(400);
        }
        if (answer.status() < 400) {
            return;
        }
        assertThat(answer.type()).as(told).startsWith("application/problem+json");
        assertThat(answer.text("/title")).as(told).isNotBlank();
        assertThat(answer.text("/detail")).as(told).isNotBlank();
        assertThat(answer.body()).as(told).doesNotContain("Exception", "\\tat ", "springframework", "jackson", "java.");
        assertThat(answer.body().length()).as(told).isLessThan(20_000);
        if (!attack.naming().isEmpty() && answer.status() == 422) {
            assertThat(answer.json().path("errors").findValuesAsString("field"))
                    .as(told)
                    .anySatisfy(field -> assertThat(field).startsWith(attack.naming()));
        }
    }

    /** All rows that are kept, by table. */
    private static Map<String, List<String>> kept() {
        var client = JdbcClient.create(house.api.context.getBean(DataSource.class));
        var tables = client.sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(15);
        var kept = new TreeMap<String, List<String>>();
        tables.stream()
                .filter(table -> !LIVING.contains(table.toLowerCase(Locale.ROOT)))
                .forEach(table -> kept.put(
                        table,
                        client.sql("select * from \"" + table + "\"").query().listOfRows().stream()
                                .map(BadInputIT::text)
                                .sorted()
                                .toList()));
        return kept;
    }

    private static String text(Map<String, Object> row) {
        return new TreeMap<>(row)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "="
                                + (entry.getValue() instanceof byte[] bytes
                                        ? Arrays.hashCode(bytes)
                                        : entry.getValue()))
                        .toList()
                        .toString();
    }
}
