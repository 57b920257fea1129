package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTextTest {
    private static final String HISTORY = """
            {"serial": "C02X", "decider": "c1",
             "sightings": [{"connection": {"id": "c1", "name": "Old name"}, "sourceId": "d1", "list": "devices",
                            "asset": "5", "enrolled": true, "said": "SOMEBODY", "user": null,
                            "userAt": null, "lastContact": null,
                            "seenAt": "2026-11-21T03:00:00Z", "seenOptedIn": null, "missingRuns": 1,
                            "missingSince": "2026-11-22T03:00:00Z"}],
             "changes": [{"id": 8, "run": "1a2b3c4d-0000", "connection": "c1", "subject": "asset 5",
                          "asset": {"id": "5", "label": null}, "serial": "C02X", "sourceId": "d1", "kind": "REASSIGN",
                          "rule": "R21", "reason": "The MDM shows Ben.", "state": "DONE", "message": "", "decider": "c1",
                          "before": null,
                          "edit": {"holder": {"kind": "PERSON", "id": "3", "name": "Ben"}},
                          "after": null,
                          "evidence": {"sourceId": "d1", "serial": "C02X", "list": "devices", "enrolment": "ENROLLED",
                                       "enrolmentReported": "managed",
                                       "user": {"said": "SOMEBODY", "evidence": "ASSIGNED", "email": "ben@example.com",
                                                "username": null, "displayName": "Ben", "reason": null},
                                       "lastContact": "2026-11-20T20:00:00Z", "specs": {}},
                          "sideEffects": ["A mail is sent."], "optedInSince": null,
                          "decidedAt": "2026-11-21T03:00:30Z", "endedAt": "2026-11-21T03:01:00Z", "actor": null,
                          "revertedBy": "5e6f7a8b-0000"}]}
            """;

    private static final String PERSON = """
            "user": {"said": "SOMEBODY", "evidence": "ASSIGNED", "email": "ben@example.com", "username": null,
                     "displayName": "Ben", "reason": null}, "userAt": "%s\"""";

    @Test
    void tellsWhoTheUserIsAndSinceWhenThatIsNotSureAnyMore() {
        assertThat(printed(HISTORY)).contains("  yes       somebody  unknown");
        assertThat(printed(withPerson("2026-11-21T03:00:30Z"))).contains("  yes       Ben   unknown");
        assertThat(printed(withPerson("2026-11-20T03:00:30Z")))
                .contains("  yes       Ben on 2026-11-20 03:00  unknown");
        var nameless =
                withPerson("2026-11-21T03:00:30Z").replaceFirst("\"displayName\": \"Ben\"", "\"displayName\": null");
        assertThat(printed(nameless)).contains("  yes       ben@example.com  unknown");
    }

    private static String withPerson(String at) {
        return HISTORY.replaceFirst(
                "\"user\": null,\\s+\"userAt\": null", PERSON.formatted(at).strip());
    }

    private static String printed(String history) {
        var text = new StringWriter();
        new HistoryText(
                        HostClient.JSON.readValue(history, HistoryView.class),
                        Map.of("c1", "Acme Iru"),
                        new TimeText(ZoneOffset.UTC))
                .print(new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void tellsWhoSawTheDeviceAndWhyItsAssetIsAsItIs() {
        assertThat(printed(HISTORY)).isEqualToNormalizingNewlines("""
                        Device C02X; its assignee is decided by Acme Iru

                        SEEN BY   DEVICE ID  LIST     ENROLLED  USER      LAST CONTACT  LAST SEEN         RUNS WITHOUT IT
                        Old name  d1         devices  yes       somebody  unknown       2026-11-21 03:00  1

                        2026-11-21 03:01  DONE  reassign of asset 5 by Acme Iru (run 1a2b3c4d, change 8)
                            holder: nobody → Ben
                            why: R21. The MDM shows Ben.
                            the MDM showed: device d1, enrolled, assigned to Ben, ben@example.com, last contact 2026-11-20 20:00
                            the assignee is decided by: Acme Iru
                            besides: A mail is sent.
                            taken back by: run 5e6f7a8b
                        """);
    }
}
