package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.web.ApiHost.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Runs over the API: which are shown, who did what with them, and their changes as a sheet. */
class RunsApiIT {
    private static final String WHO = "The bootstrap token";
    private static final String HOSTILE = "=cmd|' /C calc'!A0;\"+1 a+b & c% näme\r\n@x";

    @TempDir
    private Path home;

    private ApiCompany api;

    @BeforeEach
    void open() {
        api = new ApiCompany(home);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void keepsWhoDidWhatWithARunAndWhen() {
        var before = Instant.now().minusSeconds(1);
        api.ended(api.start("APPLY"));
        api.company.kandji().vanishAll();
        var held = api.ended(api.start("APPLY"));
        assertThat(held.text("/state")).isEqualTo("HELD");
        assertThat(held.json().path("actions")).isEmpty();
        var ids = held(held);
        assertThat(ids).hasSizeGreaterThan(3);

        api.host.post(ApiCompany.path(held) + "/discard", "{\"changes\": [" + ids.get(0) + ", " + ids.get(1) + "]}");
        var approval =
                api.ended(api.host.post(ApiCompany.path(held) + "/approve", "{\"changes\": [" + ids.get(2) + "]}"));
        var reversal = api.ended(api.host.post(ApiCompany.path(approval) + "/revert"));
        var preview = api.ended(api.start("PREVIEW"));
        var applied = api.ended(api.host.post(ApiCompany.path(preview) + "/apply"));

        var actions = api.host.get(ApiCompany.path(held)).json().path("actions");
        assertThat(told(actions)).containsExactly("DISCARD 2 ", "APPROVE 1 " + approval.text("/id"));
        assertThat(actions).allSatisfy(action -> {
            assertThat(action.path("by").asString()).isEqualTo(WHO);
            assertThat(Instant.parse(action.path("at").asString())).isBetween(before, Instant.now());
        });
        assertThat(told(actionsOf(approval))).containsExactly("REVERT 1 " + reversal.text("/id"));
        assertThat(told(actionsOf(preview)))
                .singleElement()
                .asString()
                .startsWith("APPLY ")
                .endsWith(applied.text("/id"));
        var listed = api.host.get("/api/v1/runs?state=HELD").json().path("items");
        assertThat(listed.valueStream().filter(run -> run.path("id").asString().equals(held.text("/id"))))
                .singleElement()
                .satisfies(run -> assertThat(run.path("actions")).isEqualTo(actions));
    }

    @Test
    void keepsWhoCancelledARun() {
        var held = api.held();
        assertThat(api.host.post(ApiCompany.path(held.run()) + "/cancel").status())
                .isEqualTo(202);
        held.goOn().countDown();
        var ended = api.ended(held.run());
        assertThat(ended.text("/state")).isEqualTo("CANCELLED");
        assertThat(told(ended.json().path("actions"))).containsExactly("CANCEL 0 ");
        assertThat(ended.text("/actions/0/by")).isEqualTo(WHO);
    }

    @Test
    void namesWhoTheMdmSaidInTheHistoryOfADevice() {
        var run = api.ended(api.start("APPLY"));
        var change = changes(ApiCompany.path(run) + "/changes").stream()
                .filter(any -> any.at("/evidence/user/said").asString("").equals("SOMEBODY"))
                .findFirst()
                .orElseThrow();

        var history = api.host
                .get("/api/v1/assets/" + change.path("serial").asString() + "/history")
                .json();

        assertThat(history.at("/sightings/0/user")).isEqualTo(change.at("/evidence/user"));
        assertThat(Instant.parse(history.at("/sightings/0/userAt").asString()))
                .as("the latest that tells it")
                .isAfterOrEqualTo(change.path("decidedAt").asString());
    }

    @Test
    void listsTheRunsThatAreAskedFor() {
        var sync = api.ended(api.start("APPLY"));
        var preview = api.ended(api.start("PREVIEW"));
        var began = Instant.parse(preview.text("/beganAt"));

        assertThat(runs("mode=PREVIEW")).containsExactly(preview.text("/id"));
        assertThat(runs("mode=PREVIEW&mode=APPLY&connection=iru"))
                .containsExactly(preview.text("/id"), sync.text("/id"));
        assertThat(runs("state=FAILED&state=CANCELLED")).isEmpty();
        assertThat(runs("connection=none")).isEmpty();
        assertThat(runs("since=" + began)).containsExactly(preview.text("/id"));
        assertThat(runs("until=" + began)).containsExactly(sync.text("/id"));
        var first = api.host.get("/api/v1/runs?mode=APPLY&mode=PREVIEW&limit=1&until=" + began.plusSeconds(1));
        assertThat(api.host.get(first.text("/next")).json().path("items").findValuesAsString("id"))
                .contains(sync.text("/id"));

        assertProblem("/api/v1/runs?state=BROKEN", "state", "Enter RUNNING or ");
        assertProblem("/api/v1/runs?mode=READ", "mode", "Enter APPLY or PREVIEW or ");
        assertProblem("/api/v1/runs?since=yesterday", "since", "Enter a time such as ");
        assertProblem("/api/v1/runs?since=" + began + "&until=" + began, "until", "Enter a later one");
    }

    @Test
    void listsTheChangesThatAreAskedFor() {
        var run = api.ended(api.start("APPLY"));
        add(
                run,
                IntStream.range(0, 5)
                        .mapToObj(number -> change(run, "S " + number, HOSTILE))
                        .toList());
        var path = ApiCompany.path(run) + "/changes?";

        assertThat(changes(path + "rule=r99")).hasSize(5);
        assertThat(changes(path + "rule=R99&rule=R98&state=DONE")).isEmpty();
        assertThat(changes(path + "kind=REPORT&rule=R99")).hasSize(5);
        assertThat(changes(path + "kind=END&rule=R99")).isEmpty();
        assertThat(changes(path + "serial=%20s3")).singleElement().satisfies(change -> assertThat(
                        change.path("reason").asString())
                .isEqualTo(HOSTILE));
        assertThat(changes(path + "limit=2&text=" + URLEncoder.encode("A+B & C% N", StandardCharsets.UTF_8)))
                .hasSize(5);
        assertThat(changes(path + "text=a%25b")).isEmpty();

        assertProblem(path + "rule=21", "rule", "Enter R and a number");
        assertProblem(path + "state=OLD", "state", "Enter ");
    }

    @Test
    void givesAllChangesAsASheetThatStartsNoFormula() {
        var run = api.ended(api.start("APPLY"));
        add(
                run,
                IntStream.range(0, 1_201)
                        .mapToObj(number -> change(run, "S" + number, HOSTILE))
                        .toList());
        var all = changes(ApiCompany.path(run) + "/changes?limit=1000");

        var answer = api.host.get(ApiCompany.path(run) + "/changes.csv");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.head()).contains("attachment; filename=");
        var lines = answer.body().split("\r\n");
        assertThat(lines[0]).startsWith("\uFEFFid,state,kind,rule,serial,");
        assertThat(lines).hasSize(all.size() + 1);
        for (var i = 0; i < all.size(); i++) {
            assertThat(lines[i + 1]).startsWith("\"" + all.get(i).path("id").asLong() + "\",\"");
        }
        assertThat(answer.body()).doesNotContainPattern("[\",;|] *[=+\\-@]");
        assertThat(answer.body()).contains("\"'=cmd|' /C calc'!A0;\"\"'+1 a+b & c% näme  @x\"");
        assertThat(api.host
                        .get(ApiCompany.path(run) + "/changes.csv?rule=R99&serial=s7")
                        .body()
                        .split("\r\n"))
                .hasSize(2);
        assertThat(api.host.get("/api/v1/runs/00000000/changes.csv").status()).isEqualTo(404);
        assertProblem(ApiCompany.path(run) + "/changes.csv?rule=x", "rule", "Enter R and a number");
    }

    @Test
    void cutsASheetOffThatCantBeEnded() throws IOException {
        var run = api.ended(api.start("PREVIEW"));
        var text = "x".repeat(1_000);
        for (var part = 0; part < 15; part++) {
            add(
                    run,
                    IntStream.range(0, 1_000)
                            .mapToObj(number -> change(run, "S" + number, text))
                            .toList());
        }
        try (var socket = new Socket()) {
            // So that most of it can't be sent before it is read.
            socket.setReceiveBufferSize(16_384);
            var address = api.host
                    .request(ApiCompany.path(run) + "/changes.csv")
                    .build()
                    .uri();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));
            var request = "GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + ApiHost.TOKEN + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(60_000);
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            var jdbc = api.host.context.getBean(JdbcTemplate.class);
            jdbc.execute("alter table asset_change rename to away");
            try {
                var answer = rest(socket);
                assertThat(answer).contains("\"S99\"").doesNotContain("problem").doesNotEndWith("\r\n0\r\n\r\n");
            } finally {
                jdbc.execute("alter table away rename to asset_change");
            }
        }
    }

    private static String rest(Socket socket) throws IOException {
        var all = new StringBuilder();
        var part = new byte[65_536];
        try {
            for (var read = 0; read >= 0; read = socket.getInputStream().read(part)) {
                all.append(new String(part, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            all.append("(cut off)");
        }
        return all.toString();
    }

    private List<String> held(Answer run) {
        return changes(ApiCompany.path(run) + "/changes?state=HELD").stream()
                .map(change -> change.path("id").asString())
                .toList();
    }

    private JsonNode actionsOf(Answer run) {
        return api.host.get(ApiCompany.path(run)).json().path("actions");
    }

    private static List<String> told(JsonNode actions) {
        return actions.valueStream()
                .map(action -> action.path("kind").asString() + " "
                        + action.path("changes").asInt(0) + " "
                        + action.path("run").asString(""))
                .toList();
    }

    private List<String> runs(String query) {
        var answer = api.host.get("/api/v1/runs?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(run -> run.path("id").asString())
                .toList();
    }

    private List<JsonNode> changes(String first) {
        var all = new ArrayList<JsonNode>();
        for (var next = first; !next.isEmpty(); ) {
            var page = api.host.get(next);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().path("items").forEach(all::add);
            next = page.text("/next");
        }
        return all;
    }

    private void add(Answer run, List<ChangeRecord> changes) {
        assertThat(run.status()).isEqualTo(200);
        api.host.context.getBean(Notebook.class).changes().add(changes);
    }

    private static ChangeRecord change(Answer run, String serial, String reason) {
        return new ChangeRecord(
                0,
                run.text("/id"),
                run.text("/connection/id"),
                "device " + serial,
                null,
                null,
                serial.replace(" ", ""),
                serial,
                ChangeKind.REPORT,
                "R99",
                reason,
                ChangeState.NOTED,
                "",
                null,
                "",
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                Instant.now(),
                Optional.empty(),
                null,
                null);
    }

    private void assertProblem(String path, String field, String cure) {
        var answer = api.host.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/cure")).startsWith(cure);
    }
}
