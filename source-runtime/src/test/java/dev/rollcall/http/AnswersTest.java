package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static dev.rollcall.http.Mdm.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.RowException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers are read. */
class AnswersTest {
    private final Mdm mdm = new Mdm();

    @AfterEach
    void close() {
        mdm.close();
    }

    record User(String email) {}

    record Computer(
            @Nullable String id,
            @Nullable String name,
            int cores,
            boolean managed,
            @Nullable User user) {}

    @Test
    void bindsOneRowAfterTheOtherAndKeepsTheRest() throws Exception {
        answer("""
                {"total": 3, "data": {"before": [1], "rows": [
                  {"id": 1, "name": "ä", "cores": null, "odd": {"deep": [1, {}]}, "user": {"email": "a@b"}},
                  {"id": "2", "user": null, "managed": true},
                  {}], "after": {"rows": 1}}, "next": null}""");
        var rows = new ArrayList<Computer>();
        var rest = mdm.client().get("/x").rows("/data/rows", row -> {
            assertThat(row.index()).isEqualTo(rows.size());
            rows.add(bound(row));
        });
        assertThat(rows)
                .containsExactly(
                        new Computer("1", "ä", 0, false, new User("a@b")), computer("2", true), computer(null, false));
        assertThat(rest.toString())
                .isEqualTo("{\"total\":3,\"data\":{\"before\":[1],\"rows\":[],\"after\":{\"rows\":1}},\"next\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"x\", \"user\": \"\", \"cores\": 1}",
                "{\"id\": \"x\", \"user\": {\"email\": {\"a\": [1, 2, {\"b\": 3}]}}, \"cores\": 1}",
                "{\"id\": \"x\", \"cores\": \"many\"}",
                "{\"id\": \"x\", \"cores\": 99999999999}",
                "{\"id\": \"x\", \"cores\": []}",
                "\"text\"",
                "7",
                "null",
                "[[{}], 1]"
            })
    void goesOnAfterARowThatDoesNotFit(String bad) throws Exception {
        answer("[{\"id\": \"1\"}, " + bad + ", {\"id\": \"2\"}, " + bad + "]");
        var good = new ArrayList<@Nullable String>();
        var trees = new ArrayList<String>();
        mdm.client().get("/x").rows("", row -> {
            try {
                good.add(row.as(Computer.class).id());
            } catch (RowException e) {
                assertThat(e.getMessage()).endsWith(".").doesNotContain("many", "text", "99999");
                trees.add(row.json().toString());
                assertThat(catchThrowable(() -> row.as(Computer.class))).isInstanceOf(RowException.class);
            }
        });
        assertThat(good).containsExactly("1", "2");
        assertThat(trees).hasSize(2).allMatch(tree -> tree.equals(bad.replace(" ", "")));
    }

    @Test
    void namesThePropertyThatDoesNotFitAndNotItsValue() throws Exception {
        answer("[{\"user\": {\"email\": [\"secret@person\"]}}]");
        mdm.client().get("/x").rows("", row -> assertThat(catchThrowable(() -> row.as(Computer.class)))
                .isInstanceOf(RowException.class)
                .hasMessage("The property user.email does not have the form that is expected."));
    }

    @Test
    void readsARowAsOftenAsItIsAsked() throws Exception {
        answer("[\"é\", {\"id\": 5}, {\"id\": 6}]");
        var ids = new ArrayList<@Nullable String>();
        mdm.client().get("/x").rows("", row -> {
            if (row.index() == 0) {
                return;
            }
            ids.add(row.json().path("id").asString());
            ids.add(bound(row).id());
            ids.add(bound(row).id());
        });
        assertThat(ids).containsExactly("5", "5", "5", "6", "6", "6");
    }

    @Test
    void reportsAMissingListAsMissing() throws Exception {
        answer("{\"nextPageToken\": \"a\"}");
        var rest = mdm.client().get("/x").rows("/items", row -> {
            throw new AssertionError();
        });
        assertThat(rest.path("items").isMissingNode()).isTrue();
        assertThat(rest.path("nextPageToken").asString()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\": null}",
                "{\"items\": {}}",
                "{\"items\": \"\"}",
                "[]",
                "null",
                "{\"items\": [{}, ",
                "{\"items\": [{\"id\": tru}]}",
                "{\"items\": []} x",
                "",
                "not json"
            })
    void refusesAnswersOfAnotherShape(String body) throws Exception {
        answer(body);
        var answer = mdm.client().get("/x");
        Failing.of(Kind.MALFORMED, () -> answer.rows("/items", row -> row.json()));
        if (!body.startsWith("{\"items\": [") && !body.endsWith("x")) {
            return;
        }
        Failing.of(Kind.MALFORMED, () -> answer.rows("/items", row -> {}));
    }

    @Test
    void findsRowsBelowAnElement() throws Exception {
        answer("[{\"a\": [1, 2]}, {\"a\": [3]}]");
        var seen = new ArrayList<Integer>();
        var rest =
                mdm.client().get("/x").rows("/1/a", row -> seen.add(row.json().asInt()));
        assertThat(seen).containsExactly(3);
        assertThat(rest.toString()).isEqualTo("[{\"a\":[1,2]},{\"a\":[]}]");
    }

    @Test
    void tellsAWebPageFromAnAnswer() throws Exception {
        mdm.server.stubFor(
                get("/x").willReturn(ok("<html>Log in</html>").withHeader("Content-Type", "text/html;charset=UTF-8")));
        var client = mdm.client();
        var failure = Failing.of(Kind.SETTINGS, () -> client.get("/x"));
        assertThat(failure.happened()).contains("web page").contains("127.0.0.1/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/problem+json", "application/json; charset=utf-8", "APPLICATION/JSON"})
    void knowsJsonByItsType(String type) throws Exception {
        mdm.server.stubFor(get("/x").willReturn(ok("{\"a\": 1}").withHeader("Content-Type", type)));
        assertThat(mdm.client().get("/x").json().path("a").asInt()).isEqualTo(1);
    }

    @Test
    void takesNoOtherTypeForJson() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(ok("[1]").withHeader("Content-Type", "text/csv")));
        var answer = mdm.client().get("/x");
        Failing.of(Kind.MALFORMED, answer::json);
    }

    @Test
    void readsOtherAlphabetsAndMarks() throws Exception {
        mdm.server.stubFor(get("/x")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json; charset=ISO-8859-1")
                        .withBody("[\"ä\"]".getBytes(StandardCharsets.ISO_8859_1))));
        assertThat(mdm.client().get("/x").json().path(0).asString()).isEqualTo("ä");
        answer("\uFEFF[{\"id\": \"ä\"}]");
        mdm.client().get("/x").rows("", row -> {
            assertThat(bound(row).id()).isEqualTo("ä");
            assertThat(row.json().path("id").asString()).isEqualTo("ä");
        });
    }

    @Test
    void saysThatThereIsNoBody() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(aResponse().withStatus(204)));
        var answer = mdm.client().get("/x");
        assertThat(answer.isEmpty()).isTrue();
        assertThat(answer.status()).isEqualTo(204);
        Failing.of(Kind.MALFORMED, () -> answer.as(User.class));
    }

    @Test
    void acceptsNoMoreThanItsLimitAlsoWhenItComesCompressed() throws Exception {
        var options =
                new HttpOptions(true, Optional.empty(), List.of(), Duration.ofSeconds(10), 100_000, "Rollcall/0.1");
        var large = "[\"" + "x".repeat(200_000) + "\"]";
        mdm.server.stubFor(get("/x").willReturn(json(large)));
        try (var server = new RawServer((connection, head) -> {
                    var bytes = zipped(large);
                    assertThat(bytes).hasSizeLessThan(10_000);
                    RawServer.write(
                            connection,
                            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                    + "Content-Encoding: gzip\r\nContent-Length: " + bytes.length + "\r\n\r\n");
                    connection.getOutputStream().write(bytes);
                });
                var http = new OutboundHttp(options, mdm.clock, mdm.waits)) {
            var client = mdm.client(http, spec -> spec);
            Failing.of(Kind.MALFORMED, () -> client.get("/x"));
            assertThat(client.counts().total()).isEqualTo(1);
            var zipped = mdm.client(http, spec -> spec.address(settings -> java.net.URI.create(server.address())));
            Failing.of(Kind.MALFORMED, () -> zipped.get("/x"));
            var wide = mdm.client(spec -> spec.address(settings -> java.net.URI.create(server.address())));
            assertThat(wide.get("/x").json().path(0).asString()).hasSize(200_000);
        }
    }

    @Test
    void knowsHowTheOtherSidesClockDiffers() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(json("{}").withHeader("Date", "Sun, 22 Nov 2026 07:59:00 GMT")));
        var client = mdm.client();
        assertThat(client.clockSkew()).isEmpty();
        client.get("/x");
        assertThat(client.clockSkew()).contains(Duration.ofMinutes(-1));
    }

    @Test
    void knowsHowTheClockDiffersOfWhoRefusesAToken() throws Exception {
        mdm.server.stubFor(post("/token")
                .willReturn(json("{\"error\":\"invalid_grant\"}")
                        .withStatus(400)
                        .withHeader("Date", "Sun, 22 Nov 2026 08:12:00 GMT")));
        var client = mdm.client(Authentication.clientCredentials("/token", "me", Mdm.secret("secret")));
        Failing.of(Kind.AUTHENTICATION, () -> client.get("/x"));
        assertThat(client.clockSkew()).contains(Duration.ofMinutes(12));
    }

    private void answer(String body) {
        mdm.server.stubFor(get("/x").willReturn(json(body)));
    }

    private static Computer bound(dev.rollcall.api.http.Row row) {
        try {
            return row.as(Computer.class);
        } catch (RowException e) {
            throw new AssertionError(e);
        }
    }

    private static Computer computer(@Nullable String id, boolean managed) {
        return new Computer(id, null, 0, managed, null);
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
