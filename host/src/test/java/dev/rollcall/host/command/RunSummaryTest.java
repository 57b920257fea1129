package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts of a run's end, as the API's JSON makes them. */
class RunSummaryTest {
    private static final String HELD = """
            {"id": "1a2b3c4d-0000-0000-0000-000000000000", "connection": {"id": "c1", "name": "Acme Iru"},
             "purpose": "APPLY", "state": "HELD", "initiator": "cron", "basis": null, "trial": false, "complete": true,
             "beganAt": "2026-11-22T03:00:00Z", "endedAt": "2026-11-22T03:03:20Z", "progress": null, "summary": "…",
             "report": {"lists": [{"list": "devices", "label": "Devices", "complete": true, "devices": 700,
                                   "rejected": 2, "failure": ""}],
                        "assets": 812, "platformComplete": true, "unchanged": 690,
                        "changes": {"DONE": 1, "HELD": 3}, "rules": {"R21": 1},
                        "requests": {"mdm": 4, "platform": 9},
                        "remarks": ["Two labels are named Allocated. Rename one."], "failure": ""}}
            """;

    private static final String END = """
            {"id": 7, "run": "1a2b3c4d-0000-0000-0000-000000000000", "connection": "c1", "subject": "asset 5",
             "asset": {"id": "5", "label": "AT-0005"}, "serial": "C02X", "sourceId": "d1", "kind": "END", "rule": "R30",
             "reason": "The device is gone.", "state": "HELD", "message": "", "decider": null,
             "before": {"id": "5", "label": "AT-0005", "serial": "C02X",
                        "status": {"id": "1", "name": "Allocated", "role": "ALLOCATED"},
                        "holder": {"kind": "PERSON", "id": "9", "name": "Ann\\u001b[2J"},
                        "links": {"kandji": "d1"}, "order": null, "specs": {}, "model": {}},
             "edit": {"status": {"id": "2", "name": "Transferred", "role": "TRANSFERRED"},
                      "holder": {"kind": "NOBODY", "id": null, "name": null}, "links": {"kandji": ""},
                      "specs": null, "model": null, "serial": null},
             "after": null, "evidence": null, "sideEffects": [], "optedInSince": null,
             "decidedAt": "2026-11-22T03:01:00Z", "endedAt": null, "actor": null, "revertedBy": null}
            """;

    @Test
    void tellsWhatWasReadWhatHappenedAndWhatToDo() {
        var group = new ChangeGroup("Held for a person", ChangeState.HELD, 3, List.of(change(END)));
        assertThat(printed(run(HELD), List.of(group))).isEqualToNormalizingNewlines("""
                        Sync of Acme Iru (run 1a2b3c4d): HELD after 3 min 20 s.
                          read: Devices: 700 devices, 2 records not readable, complete
                          read: 812 assets of the platform, complete
                          requests: 4 to the MDM, 9 to the platform
                          result: 1 written, 3 held for a person, 690 unchanged.
                          note: Two labels are named Allocated. Rename one.

                        Held for a person (3):
                          ID  SERIAL  ASSET    CHANGE  BEFORE → AFTER                                                RULE  REASON
                          7   C02X    AT-0005  end     status: Allocated → Transferred; holder: Ann [2J → nobody; …  R30   The device is gone.
                          … and 2 more: rollcall changes 1a2b3c4d --state HELD

                        What is held is not written until somebody approves it:
                          rollcall approve 1a2b3c4d               writes all of it, each looked at anew
                          rollcall approve 1a2b3c4d --change ID   writes that one
                          rollcall discard 1a2b3c4d               drops it

                        `rollcall revert 1a2b3c4d` takes back what is written, --change ID only some of it.

                        """);
    }

    @Test
    void saysNothingOfReadingWhereNothingIsRead() {
        var reversal = HELD.replace("\"purpose\": \"APPLY\"", "\"purpose\": \"REVERT\"")
                .replace("\"HELD\": 3", "\"REFUSED\": 1")
                .replace("\"unchanged\": 690", "\"unchanged\": 0");
        assertThat(printed(run(reversal), List.of()))
                .contains("\n  result: 1 written, 1 refused by the platform.\n")
                .doesNotContain("read:", "unchanged");
    }

    @Test
    void tellsWhatPeopleDidWithIt() {
        var decided = HELD.replace("\"summary\":", """
                "actions": [{"kind": "DISCARD", "by": "Ann", "at": "2026-11-22T09:00:00Z", "changes": 1},
                            {"kind": "REVERT", "by": "Bob\\u001b[2J", "at": "2026-11-23T10:30:00Z", "changes": 2,
                             "run": "5e6f7a8b-0000"},
                            {"kind": "CANCEL", "by": "Carl", "at": "2026-11-23T11:00:00Z"}],
                "summary":""");
        assertThat(printed(run(decided), List.of())).contains("""
                  then: Ann discarded 1 change on 2026-11-22 09:00.
                  then: Bob [2J took back 2 changes on 2026-11-23 10:30, by run 5e6f7a8b.
                  then: Carl cancelled it on 2026-11-23 11:00.
                """);
    }

    @Test
    void tellsEachFieldThatAChangeMakesDifferent() {
        assertThat(DifferenceText.lines(change(END)))
                .containsExactly(
                        "status: Allocated → Transferred", "holder: Ann\u001b[2J → nobody", "kandji link: d1 → none");
    }

    @Test
    void tellsWhyARunFailed() {
        var failed = HELD.replace("\"HELD\", \"initiator\"", "\"FAILED\", \"initiator\"")
                .replace("\"failure\": \"\"}}", "\"failure\": \"The token is refused. Make another.\"}}");
        assertThat(printed(run(failed), List.of()))
                .contains("(run 1a2b3c4d): FAILED after", "\n  The token is refused. Make another.");
        assertThat(run(failed).exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void givesTheWorstOfSeveralEnds() {
        assertThat(ExitCode.HELD.worse(ExitCode.PARTIAL)).isEqualTo(ExitCode.PARTIAL);
        assertThat(ExitCode.INCOMPLETE.worse(ExitCode.HELD)).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(ExitCode.FAILED.worse(ExitCode.INTERRUPTED)).isEqualTo(ExitCode.FAILED);
        assertThat(ExitCode.OK.worse(ExitCode.OK)).isEqualTo(ExitCode.OK);
    }

    private static String printed(RunView run, List<ChangeGroup> groups) {
        var text = new StringWriter();
        new RunSummary(run, groups, new TimeText(ZoneOffset.UTC)).print(new PrintWriter(text, true));
        return text.toString();
    }

    private static RunView run(String json) {
        return HostClient.JSON.readValue(json, RunView.class);
    }

    private static ChangeView change(String json) {
        return HostClient.JSON.readValue(json, ChangeView.class);
    }
}
