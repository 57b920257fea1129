package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.ApiHost.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a request, the answer is problem details with two sentences, and nothing of the inside. */
class ProblemsTest {
    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @BeforeAll
    static void start() {
        host = ApiHost.start(home, Map.of());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | /nowhere                                     | 404 | unknown
                    GET    | /api/v1/nowhere                              | 404 | unknown
                    PUT    | /api/v1/connections                          | 405 | method
                    GET    | /api/v1/connections/none                     | 404 | unknown
                    DELETE | /api/v1/connections/none                     | 404 | unknown
                    POST   | /api/v1/connections/none/check               | 404 | unknown
                    POST   | /api/v1/connections                          | 400 | malformed
                    GET    | /api/v1/runs?limit=many                      | 422 | invalid
                    GET    | /api/v1/runs?limit=0                         | 422 | invalid
                    GET    | /api/v1/runs?offset=-1                       | 422 | invalid
                    GET    | /api/v1/runs?offset=99999999999              | 422 | invalid
                    GET    | /api/v1/runs/1234                            | 404 | unknown
                    GET    | /api/v1/runs/%25%25%25%25%25%25%25%25        | 400 | malformed
                    GET    | /api/v1/runs/00000000                        | 404 | unknown
                    GET    | /api/v1/runs/00000000/changes?state=LATE     | 422 | invalid
                    POST   | /api/v1/runs/00000000/apply                  | 404 | unknown
                    POST   | /api/v1/runs/00000000/cancel                 | 404 | unknown
                    GET    | /api/v1/assets/N%2FA/history                 | 400 | malformed
                    GET    | /api/v1/assets/none/history                  | 404 | unknown
                    GET    | /api/v1/assets/C02XX1/history                | 404 | unknown
                    POST   | /api/v1/platform/check                       | 503 | unavailable
                    POST   | /api/v1/platform/prepare                     | 503 | unavailable
                    GET    | /error                                       | 404 | unknown
                    """)
    void answersWithProblemDetails(String method, String path, int status, String type) {
        assertProblem(host.call(method, path, null), status, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /api/v1/connections                | {"name": "a",,}                    | 400 | malformed | in line 1, column 14
                    /api/v1/connections                | {"name": "a", "name": "b"}         | 400 | malformed | in line 1
                    /api/v1/connections                | {"name": "a"} {}                   | 400 | malformed | malformed
                    /api/v1/connections                | []                                 | 422 | invalid   | body
                    /api/v1/connections                | null                               | 422 | invalid   | body
                    /api/v1/connections                | {"nmae": "a"}                      | 422 | invalid   | Did you mean 'name'?
                    /api/v1/connections                | {"settings": {"a": {"b": 1}}}      | 422 | invalid   | settings.a
                    /api/v1/connections/none/runs      | {}                                 | 422 | invalid   | Enter APPLY or PREVIEW.
                    /api/v1/connections/none/runs      | {"mode": "SYNC"}                   | 422 | invalid   | Enter APPLY or PREVIEW.
                    /api/v1/connections/none/runs      | {"mode": 0}                        | 422 | invalid   | mode
                    /api/v1/connections/none/runs      | {"mode": "APPLY", "polcy": {}}     | 422 | invalid   | there are mode, policy
                    /api/v1/connections/none/runs      | {"mode": "APPLY", "policy": {}}    | 422 | invalid   | Only a preview
                    /api/v1/connections/none/runs      | {"mode": "APPLY"}                  | 404 | unknown   | There is no connection 'none'.
                    /api/v1/runs/00000000/approve      | {"changes": []}                    | 422 | invalid   | changes
                    /api/v1/runs/00000000/approve      | {"changes": [null]}                | 422 | invalid   | changes
                    /api/v1/runs/00000000/approve      | {"changes": ["1"]}                 | 422 | invalid   | changes[0]
                    /api/v1/runs/00000000/approve      | {"changes": 1}                     | 422 | invalid   | changes
                    /api/v1/runs/00000000/discard      | {"changes": [1.5]}                 | 422 | invalid   | changes[0]
                    /api/v1/runs/00000000/apply        | {"changes": [1]}                   | 422 | invalid   | changes
                    /api/v1/platform/prepare           | {"agree": []}                      | 422 | invalid   | there are agreed
                    """)
    void refusesBodiesThatCantBeUsed(String path, String body, int status, String type, String saying) {
        var answer = host.post(path, body);
        assertProblem(answer, status, type);
        assertThat(answer.body()).contains(saying);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        var answer = host.post(
                "/api/v1/connections",
                "{\"provider\": \"acme\", \"name\": 7, \"schedule\": true, \"active\": \"yes\", \"rank\": 0,"
                        + " \"policy\": {\"goneAfterRuns\": 0, \"opt\": true}, \"color\": \"red\"}");
        assertProblem(answer, 422, "invalid");
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "provider",
                        "name",
                        "schedule",
                        "active",
                        "rank",
                        "policy.goneAfterRuns",
                        "policy.opt",
                        "color");
        assertThat(answer.json().at("/errors")).allSatisfy(error -> assertThat(
                        error.path("message").asString() + error.path("cure").asString())
                .isNotEmpty());
    }

    @Test
    void namesAProviderThatIsNotThere() {
        var answer = host.post(
                "/api/v1/connections", "{\"provider\": \"acme\", \"name\": \"Acme\", \"settings\": {\"a\": \"b\"}}");
        assertProblem(answer, 422, "invalid");
        assertThat(answer.text("/errors/0/field")).isEqualTo("provider");
    }

    @Test
    void refusesWhatIsNotSaidToBeJson() {
        var answer = host.send(host.request("/api/v1/connections")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
        assertProblem(answer, 415, "media-type");
    }

    @Test
    void refusesToAnswerInAnotherFormat() {
        var answer = host.send(host.request("/api/v1/runs").header("Accept", "text/html"));
        assertProblem(answer, 406, "not-acceptable");
    }

    @Test
    void refusesABodyThatIsTooLargeBeforeItIsRead() {
        assertProblem(host.post("/api/v1/connections", " ".repeat(BodyLimit.MOST_BYTES + 1)), 413, "too-large");
    }

    @Test
    void refusesABodyThatTurnsOutTooLarge() {
        var bytes = new byte[BodyLimit.MOST_BYTES + 1];
        Arrays.fill(bytes, (byte) ' ');
        var answer = host.send(host.request("/api/v1/connections")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
        assertProblem(answer, 413, "too-large");
    }

    @Test
    void refusesDeepNesting() {
        assertProblem(host.post("/api/v1/connections", "[".repeat(5_000)), 400, "malformed");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/assets/%2e%2e%2fx/history", "/api/v1/assets/a;b=c/history", "//api/v1/runs", "/api/v1/{x}"})
    void refusesAddressesThatTheServerStops(String path) {
        var answer = host.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ApiHost.TOKEN
                + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "urn:rollcall:problem:");
        assertThat(answer).doesNotContainIgnoringCase("<html");
    }

    @Test
    void hasAnAnswerForABug() {
        var advice = host.context.getBean(ProblemAdvice.class);
        var answer = advice.defect(new IllegalStateException("planted detail"));
        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(String.valueOf(answer.getBody())).doesNotContain("planted detail", "IllegalState");
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo("urn:rollcall:problem:" + type);
        assertThat(answer.text("/title")).isNotBlank();
        assertThat(answer.json().path("status").intValue()).isEqualTo(status);
        assertThat(answer.text("/detail")).matches("(?s).+[.:?].* .+[.?]");
        assertThat(answer.body()).doesNotContain("Exception", "\\tat ", "springframework", "jackson");
    }
}
