package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.command.CommandHouse.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that change connections, and those of the audit trail, as people run them. */
class ConnectionCommandsIT {
    private static final Pattern HEAD = Pattern.compile("Head: ([0-9a-f]{64})");

    @TempDir
    private Path work;

    private CommandHouse house;
    private String address;

    @BeforeEach
    void open() throws IOException {
        house = new CommandHouse(work);
        // One host that all commands ask: they are quicker so.
        address = CommandHouse.awaited(house.start("serve", "--server.port=0"), CommandHouse.READY);
    }

    @AfterEach
    void close() throws InterruptedException {
        house.close();
    }

    @Test
    void asksBeforeTheOptInAndSaysWhatItDid() throws Exception {
        var connecting = house.connecting().toArray(String[]::new);
        var unasked = run(2, connecting);
        assertThat(unasked.out()).contains("the MDM decides who holds the assets that 'Acme Iru' sees");
        assertThat(unasked.err())
                .contains("There is no terminal to ask on", "--yes")
                .doesNotContain("\tat ");
        assertThat(asked(6, "n", connecting).err()).contains("Nothing was done.");
        assertThat(run(0, "connections").out()).contains("There is no connection yet");
        assertThat(asked(0, "y", connecting).out()).contains("Do it? [y/N]", "The connection 'Acme Iru' is made");

        assertThat(run(2, "connections", "change", "Acme Iru").err()).contains("Nothing is to be changed");
        assertThat(run(2, "connections", "change", "Acme Iru", "--setting", "apiToken=planted-token")
                        .err())
                .contains("--secret-file apiToken=FILE")
                .doesNotContain("planted-token");
        var off = run(0, "connections", "change", "acme iru", "--allow-assignee-updates", "false", "--yes");
        assertThat(off.out()).contains("nothing is taken back", "no preview of the last 24 hours", "is as you wish");
        assertThat(run(0, "connections", "change", "acme iru", "--name", "Iru", "--rank", "1")
                        .out())
                .contains("'Iru' is as you wish");
        assertThat(run(0, "connections", "deactivate", "Iru").out()).contains("its MDM is sent nothing");
        assertThat(run(6, "check", "--connection", "Iru").out()).contains("is not active");
        assertThat(run(0, "connections", "activate", "Iru").out()).contains("is active");
        assertThat(asked(0, "", "connections", "delete", "Iru").out()).contains("Nothing was done.");
        assertThat(run(0, "connections", "delete", "Iru", "--yes").out())
                .contains("Links on assets stay", "'Iru' is deleted");
    }

    @Test
    void saysWhichConnectionsHaveNoPlugin() throws Exception {
        house.connect("--host", address);
        assertThat(run(0, "connections").out())
                .contains("active", "NEXT SYNC", "daily")
                .doesNotContain("no plugin");
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/plugins/kandji/disable"))
                .header("Authorization", "Bearer " + CommandHouse.TOKEN)
                .POST(BodyPublishers.noBody());
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        assertThat(run(0, "connections").out())
                .containsPattern("Acme Iru +kandji +no plugin")
                .containsPattern("'Acme Iru': The plugin .+ is disabled[.] Enable it, with POST");
    }

    @Test
    void listsVerifiesAndErases() throws Exception {
        run(0, "connections");
        assertThat(run(0, "audit", "list").out()).contains("There is no such entry");
        house.connect("--host", address);
        assertThat(run(0, "sync", "--connection", "Acme Iru").out()).contains("SUCCEEDED");
        var listed = run(0, "audit", "list", "--who", "token", "--most", "2").out();
        assertThat(listed).contains("The bootstrap token (127.0.0.1): run started", "opt-in switched on");
        assertThat(listed).doesNotContain("connection made");

        var verified = run(0, "audit", "verify").out();
        assertThat(verified).contains("Entries: 3, from the entry 1 on", "The chain holds. Note the head elsewhere.");
        var head = HEAD.matcher(verified);
        assertThat(head.find()).isTrue();
        assertThat(run(0, "audit", "verify", "--expect-head", head.group(1)).out())
                .contains("has the head in it");
        assertThat(run(6, "audit", "verify", "--expect-head", "0".repeat(63) + "1")
                        .out())
                .contains("The chain does not hold:", "noted elsewhere");
        assertThat(run(2, "audit", "verify", "--expect-head", "x").err()).contains("64 hexadecimal digits");

        assertThat(asked(0, "no", "erase", "nobody@example.com").out()).contains("Nothing was done.");
        assertThat(run(0, "erase", "nobody@example.com", "--name", "No Body", "--yes")
                        .out())
                .contains(
                        "Erased from 0 changes and 0 runs of the journal, from 0 devices of connections, and from 0 entries");
        assertThat(run(0, "audit", "list", "--most", "1").out())
                .contains("personal data erased")
                .doesNotContain("nobody@example.com");
        assertThat(run(2, "erase", "a", "--yes").err()).contains("person: ");
    }

    private Result run(int code, String... words) throws Exception {
        return ended(code, house.run(words(words)));
    }

    private Result asked(int code, String answer, String... words) throws Exception {
        return ended(
                code,
                house.start(Map.of(Screen.ANSWERS, "1"), words(words))
                        .typing(answer)
                        .end());
    }

    private static Result ended(int code, Result result) {
        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
        return result;
    }

    private String[] words(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--host");
        all.add(address);
        return all.toArray(String[]::new);
    }
}
