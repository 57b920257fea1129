package dev.rollcall.host.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.state.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which preview's numbers are told to who is about to change a policy, on both databases. */
class TrialsTest {
    private static final Instant NOW = Things.NOW;
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    private record Journal(Runs runs, Changes changes, Trials trials, Pruning pruning, JdbcClient jdbc) {
        static Journal on(Database database) {
            var source = database.fresh();
            var client = JdbcClient.create(source);
            return new Journal(
                    new Runs(client),
                    new Changes(new JdbcTemplate(source)),
                    new Trials(client),
                    new Pruning(client),
                    client);
        }

        Journal with(String id, Purpose purpose, Instant began, boolean complete) {
            runs.begin(Things.run(id, purpose, began));
            runs.end(id, RunState.SUCCEEDED, complete, began, RunReport.EMPTY);
            return this;
        }

        Journal trying(String id, String policy) {
            trials.add(id, policy);
            return this;
        }

        Optional<String> latest(String policy) {
            return trials.latest("c1", policy, YESTERDAY).map(Trials.Shown::runId);
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatTheLatestPreviewOfThePolicyShowed(Database database) {
        var journal = Journal.on(database)
                .with("old", Purpose.PREVIEW, NOW.minusSeconds(60), true)
                .trying("old", "on")
                .with("new", Purpose.PREVIEW, NOW, true)
                .trying("new", "on")
                .with("other", Purpose.PREVIEW, NOW, true)
                .trying("other", "off");
        journal.changes.add(List.of(
                Things.change("new", ChangeState.PLANNED),
                Things.change("new", ChangeState.PLANNED_HELD),
                Things.change("new", ChangeState.PLANNED_HELD),
                Things.change("new", ChangeState.NOTED),
                Things.change("old", ChangeState.PLANNED)));
        assertThat(journal.trials.latest("c1", "on", YESTERDAY))
                .contains(new Trials.Shown("new", NOW, Map.of(ChangeKind.END, 3L), 2));
        assertThat(journal.latest("off")).contains("other");
        assertThat(journal.latest("something else")).isEmpty();
        assertThat(journal.trials.latest("c2", "on", YESTERDAY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsNothingOfAPreviewThatIsOldOrIncompleteOrStillOn(Database database) {
        var journal = Journal.on(database)
                .with("old", Purpose.PREVIEW, YESTERDAY.minusSeconds(1), true)
                .trying("old", "on")
                .with("incomplete", Purpose.PREVIEW, NOW, false)
                .trying("incomplete", "on");
        journal.runs.begin(Things.run("running", Purpose.PREVIEW, NOW));
        journal.trying("running", "on");
        assertThat(journal.latest("on")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isOutdatedByARunThatMayWriteAndNotByAPreview(Database database) {
        var journal = Journal.on(database)
                .with("trial", Purpose.PREVIEW, NOW.minusSeconds(60), true)
                .trying("trial", "on")
                .with("preview", Purpose.PREVIEW, NOW.minusSeconds(30), true);
        assertThat(journal.latest("on")).contains("trial");
        journal.with("sync", Purpose.APPLY, NOW, true);
        assertThat(journal.latest("on")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isDeletedWithItsRun(Database database) {
        var journal = Journal.on(database)
                .with("old", Purpose.PREVIEW, NOW.minus(Duration.ofDays(400)), true)
                .trying("old", "on");
        assertThat(journal.pruning.prune(NOW.minus(Duration.ofDays(40))).runs()).isEqualTo(1);
        assertThat(journal.jdbc
                        .sql("select count(*) from trial")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
