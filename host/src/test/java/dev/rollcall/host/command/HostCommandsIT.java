package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.day.Company;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as people run them: the whole way of a sync, by themselves and with a host. */
class HostCommandsIT {
    @TempDir
    private Path work;

    private CommandHouse house;
    private Company company;

    @BeforeEach
    void open() throws IOException {
        house = new CommandHouse(work);
        company = house.company;
    }

    @AfterEach
    void close() throws InterruptedException {
        house.close();
    }

    @Test
    void worksByItselfFromTheConnectionToTheUndo() throws Exception {
        assertThat(house.run("connect", "--provider", "kandji", "--name", "Acme", "--setting", "apiUrl=acme"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.err())
                        .contains("settings.apiUrl: ", "settings.apiToken: ")
                        .doesNotContain("\tat "));
        assertThat(house.connect()).contains("The connection 'Acme Iru' is made", "rollcall check --connection");
        assertThat(house.succeeded("check")).contains("Acme Iru:", "passed   ").doesNotContain("failed");

        var untouched = company.snipeIt().log().size();
        var preview = JsonMapper.shared()
                .readTree(house.succeeded("sync", "--connection", "acme iru", "--preview", "--json"));
        assertThat(preview.at("/run/state").asString()).isEqualTo("SUCCEEDED");
        assertThat(states(preview)).contains("PLANNED").doesNotContain("DONE");
        assertThat(company.snipeIt().log()).hasSize(untouched);

        assertThat(house.succeeded("apply", id(preview))).contains("Application of the preview", "Written (");
        // A preview sights nothing, so only this run makes the connection answer for its devices.
        assertThat(house.succeeded("sync", "--connection", "Acme Iru")).contains("SUCCEEDED");
        var serial = company.kandji().devices().findFirst().orElseThrow().serial();
        assertThat(house.succeeded("sync", "--serial", serial))
                .contains("Sync of the device " + serial + " of Acme Iru", "SUCCEEDED");
        var gone = company.days().vanish(company.kandji(), 12);
        var held = house.run("sync", "--all");
        assertThat(held.code()).as(held.err()).isEqualTo(4);
        assertThat(held.out()).contains("HELD", "Held for a person (", "rollcall approve " + CommandHouse.run(held));

        assertThat(house.statuses(gone.serials())).containsOnly("Allocated");
        var approval = house.run("approve", CommandHouse.run(held));
        assertThat(approval.code()).as(approval.out() + approval.err()).isZero();
        assertThat(house.statuses(gone.serials())).contains("Transferred");
        assertThat(house.succeeded("history", gone.serials().get(0)))
                .contains("SEEN BY", "Acme Iru", "status: Allocated → Transferred", "why: R30.");

        var reversal = house.run("revert", CommandHouse.run(approval));
        assertThat(reversal.code()).as(reversal.out() + reversal.err()).isZero();
        assertThat(house.statuses(gone.serials())).containsOnly("Allocated");
        assertThat(house.succeeded("runs"))
                .contains("revert " + CommandHouse.run(approval), "approve " + CommandHouse.run(held), "preview");
    }

    @Test
    void asksTheHostThatRunsAndStopsWhenItIsToldTo() throws Exception {
        house.configure(120);
        var host = house.start("serve", "--server.port=0");
        var address = CommandHouse.awaited(host, CommandHouse.READY);
        assertThat(house.connect("--host", address)).contains("is made");

        var wrong = house.run("runs", "--host", address, "--rollcall.access.bootstrap-token=another");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("refuses the token", "ROLLCALL_ACCESS_BOOTSTRAP_TOKEN");
        var locked = house.run("runs", "--server.port=1");
        assertThat(locked.code()).isEqualTo(2);
        assertThat(locked.err())
                .contains("has the database in", "--server.port=PORT")
                .doesNotContain("\tat ");

        var first = house.start("sync", "--connection", "Acme Iru", "--host", address);
        CommandHouse.awaited(first, CommandHouse.WRITING);
        var second = house.start("sync", "--connection", "Acme Iru", "--host", address, "--json");
        CommandHouse.awaited(second, Pattern.compile("The run ([0-9a-f]{8}) of Acme Iru is on already"));
        first.process().destroy();
        assertThat(first.end()).satisfies(ended -> assertThat(ended.code()).isEqualTo(7));
        assertThat(first.end().out()).contains("CANCELLED", "Written (");
        assertThat(second.end().code()).isEqualTo(7);
        assertThat(JsonMapper.shared()
                        .readTree(second.end().out())
                        .at("/run/state")
                        .asString())
                .isEqualTo("CANCELLED");

        var third = house.start("sync", "--connection", "Acme Iru", "--host", address);
        CommandHouse.awaited(third, CommandHouse.WRITING);
        host.process().destroy();
        assertThat(third.end().code()).as(third.end().err()).isEqualTo(7);
        assertThat(third.end().out() + third.end().err())
                .containsAnyOf("CANCELLED", "can't be reached any more")
                .doesNotContain("\tat ");
    }

    private static List<String> states(JsonNode document) {
        var states = new ArrayList<String>();
        document.path("changes")
                .forEach(change -> states.add(change.path("state").asString()));
        return states;
    }

    private static String id(JsonNode document) {
        return document.at("/run/id").asString().substring(0, 8);
    }
}
