package dev.rollcall.host.connection;

import static dev.rollcall.host.connection.ConnectionsTest.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.reconcile.GuardLimits;
import dev.rollcall.host.reconcile.Policy;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PolicyTextTest {
    private static final String WHOLE = """
            {"allowAssigneeUpdates": true, "clearWhenUnassigned": false, "unknownDevices": "CREATE",
             "createUsers": true, "includePersonal": true, "recoverUnlinked": true, "updateModel": true,
             "goneAfterRuns": 3, "ignoredAccounts": ["kiosk", "lab@example.com"],
             "guardrail": {"ends": {"over": 1, "percent": 2}, "reassignments": {"over": 3, "percent": 4},
                           "onePerson": 5, "window": "PT36H"}}""";

    @Test
    void readsEveryField() throws Exception {
        assertThat(PolicyText.parse(WHOLE))
                .isEqualTo(new Policy(
                        true,
                        false,
                        Policy.UnknownDevices.CREATE,
                        true,
                        true,
                        true,
                        true,
                        3,
                        Set.of("lab@example.com", "kiosk"),
                        new GuardLimits(
                                new GuardLimits.Limit(1, 2), new GuardLimits.Limit(3, 4), 5, Duration.ofHours(36))));
    }

    @Test
    void writesWhatItReads() throws Exception {
        var json = PolicyText.json(PolicyText.parse(WHOLE));
        assertThat(json).isEqualTo(JsonMapper.shared().readTree(WHOLE));
    }

    @Test
    void writesTheDefaultAsTheDesignShowsIt() {
        assertThat(PolicyText.json(Policy.DEFAULT))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"allowAssigneeUpdates": false, "clearWhenUnassigned": true, "unknownDevices": "EXISTING_ONLY",
                 "createUsers": false, "includePersonal": false, "recoverUnlinked": false, "updateModel": false,
                 "goneAfterRuns": 1, "ignoredAccounts": [],
                 "guardrail": {"ends": {"over": 5, "percent": 5}, "reassignments": {"over": 20, "percent": 20},
                               "onePerson": 10, "window": "PT24H"}}"""));
    }

    @Test
    void takesMissingFieldsFromTheDefaultOrFromAnother() throws Exception {
        assertThat(PolicyText.parse("{}")).isEqualTo(Policy.DEFAULT);
        var changed = PolicyText.parse(
                JsonMapper.shared().readTree("{\"guardrail\": {\"ends\": {\"over\": 9}}}"), PolicyText.parse(WHOLE));
        assertThat(changed.guardrail().ends()).isEqualTo(new GuardLimits.Limit(9, 2));
        assertThat(changed.goneAfterRuns()).isEqualTo(3);
    }

    @Test
    void namesEachWrongField() {
        assertThat(problems(() -> PolicyText.parse("""
                        {"allowAssigneeUpdates": "yes", "unknownDevices": "SOME", "goneAfterRuns": 0,
                         "ignoredAccounts": [""], "clearWhenUnasigned": true, "sound": 1,
                         "guardrail": {"ends": {"over": -1, "percent": 101}, "reassignments": 5, "onePerson": 1.5,
                                       "window": "a day"}}""")))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "policy.allowAssigneeUpdates",
                        "policy.unknownDevices",
                        "policy.goneAfterRuns",
                        "policy.ignoredAccounts",
                        "policy.clearWhenUnasigned",
                        "policy.sound",
                        "policy.guardrail.ends.over",
                        "policy.guardrail.ends.percent",
                        "policy.guardrail.reassignments",
                        "policy.guardrail.onePerson",
                        "policy.guardrail.window");
    }

    @Test
    void saysWhichFieldWasProbablyMeant() {
        assertThat(problems(() -> PolicyText.parse("{\"clearWhenUnasigned\": true}")))
                .containsExactly(
                        "policy.clearWhenUnasigned: There is no such field. Did you mean" + " 'clearWhenUnassigned'?");
    }

    @Test
    void refusesContradictions() {
        assertThat(problems(() -> PolicyText.parse("{\"createUsers\": true, \"includePersonal\": true}")))
                .hasSize(2)
                .allMatch(problem -> problem.contains("Set unknownDevices to CREATE"));
    }

    @Test
    void letsTheOptInBeSwitchedOffWhateverElseIsSet() throws Exception {
        assertThat(PolicyText.parse("{\"recoverUnlinked\": true, \"goneAfterRuns\": 3}")
                        .allowAssigneeUpdates())
                .isFalse();
    }

    @Test
    void refusesWhatIsNoObject() {
        for (var json : new String[] {"[]", "1", "null", "\"x\"", "{", "", "{\"guardrail\": null}"}) {
            assertThat(problems(() -> PolicyText.parse(json))).as(json).isNotEmpty();
        }
    }
}
