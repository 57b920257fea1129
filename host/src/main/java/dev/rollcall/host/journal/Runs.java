package dev.rollcall.host.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The runs. Safe for use by several threads. */
public class Runs {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    public Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a run that begins. */
    public void begin(RunRecord run) {
        jdbc.sql("insert into run (id, connection_id, connection_name, purpose, state, initiator, owner, basis, device,"
                        + " trial, complete, began_at, report) values (:id, :connection, :name, :purpose, :state,"
                        + " :initiator, :owner, :basis, :device, :trial, :complete, :began, :report)")
                .param("id", run.id())
                .param("connection", run.connectionId())
                .param("name", run.connectionName())
                .param("purpose", run.purpose().name())
                .param("state", run.state().name())
                .param("initiator", run.initiator())
                .param("owner", run.owner())
                .param("basis", run.basis().orElse(null))
                .param("device", run.device().orElse(null))
                .param("trial", run.trial())
                .param("complete", run.complete())
                .param("began", Times.of(run.beganAt()))
                .param("report", JSON.writeValueAsString(run.report()))
                .update();
    }

    /** Keeps how a run ended. */
    public void end(String id, RunState state, boolean complete, Instant at, RunReport report) {
        jdbc.sql("update run set state = :state, complete = :complete, ended_at = :ended, report = :report"
                        + " where id = :id")
                .param("state", state.name())
                .param("complete", complete)
                .param("ended", Times.of(at))
                .param("report", JSON.writeValueAsString(report))
                .param("id", id)
                .update();
    }

    /** Marks an ended run anew, when what it held was decided. */
    public void mark(String id, RunState state) {
        jdbc.sql("update run set state = :state where id = :id and ended_at is not null")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    public Optional<RunRecord> find(String id) {
        return jdbc.sql("select * from run where id = :id")
                .param("id", id)
                .query(Runs::run)
                .optional();
    }

    /** The runs whose id begins so: people copy the beginning. */
    public List<RunRecord> beginningWith(String prefix) {
        var plain = prefix.replace("%", "").replace("_", "");
        if (plain.isBlank()) {
            return List.of();
        }
        return jdbc.sql("select * from run where id like :prefix order by began_at desc")
                .param("prefix", plain + "%")
                .query(Runs::run)
                .list();
    }

    /** Some runs, the latest first. */
    public List<RunRecord> latest(RunFilter filter, int offset, int limit) {
        var where = new Conditions()
                .with("connection", filter.connectionId(), "connection_id = :connection")
                .in("state", filter.states())
                .in("purpose", filter.purposes())
                .with("since", filter.since().map(Times::of), "began_at >= :since")
                .with("until", filter.until().map(Times::of), "began_at < :until");
        return jdbc.sql("select * from run where " + where.sql()
                        + " order by began_at desc, id offset :offset rows fetch next :limit rows only")
                .param("offset", offset)
                .param("limit", limit)
                .params(where.parameters())
                .query(Runs::run)
                .list();
    }

    /** Keeps what somebody does with a run. */
    public void act(RunAction action) {
        var changes = action.changes().stream().boxed().findFirst().orElse(null);
        jdbc.sql("insert into run_action (run_id, kind, actor, acted_at, changes, carried_out_by) values (:run, :kind,"
                        + " :actor, :at, :changes, :by)")
                .param("run", action.runId())
                .param("kind", action.kind().name())
                .param("actor", action.actor())
                .param("at", Times.of(action.at()))
                .param("changes", changes)
                .param("by", action.carriedOutBy().orElse(null))
                .update();
    }

    /** What was done with these runs, by run; the earliest first. */
    public Map<String, List<RunAction>> actions(Collection<String> runIds) {
        if (runIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from run_action where run_id in (:runs) order by id")
                .param("runs", runIds)
                .query(Runs::action)
                .list()
                .stream()
                .collect(Collectors.groupingBy(RunAction::runId));
    }

    /** Whether a run that may write has begun for the connection since then. */
    public boolean hasBegunSince(String connectionId, Instant when) {
        return jdbc.sql("select count(*) from run where connection_id = :connection and began_at > :when"
                                + " and purpose not in ('PREVIEW', 'PREVIEW_DEVICE')")
                        .param("connection", connectionId)
                        .param("when", Times.of(when))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The runs that have not ended, of any instance. */
    public List<RunRecord> unended() {
        return jdbc.sql("select * from run where state = 'RUNNING' order by began_at, id")
                .query(Runs::run)
                .list();
    }

    private static RunAction action(ResultSet row, int number) throws SQLException {
        var count = row.getInt("changes");
        var changes = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(count);
        return new RunAction(
                row.getString("run_id"),
                RunAction.Kind.valueOf(row.getString("kind")),
                row.getString("actor"),
                Times.at(row, "acted_at"),
                changes,
                Optional.ofNullable(row.getString("carried_out_by")));
    }

    private static RunRecord run(ResultSet row, int number) throws SQLException {
        return new RunRecord(
                row.getString("id"),
                row.getString("connection_id"),
                row.getString("connection_name"),
                Purpose.valueOf(row.getString("purpose")),
                RunState.valueOf(row.getString("state")),
                row.getString("initiator"),
                row.getString("owner"),
                Optional.ofNullable(row.getString("basis")),
                Optional.ofNullable(row.getString("device")),
                row.getBoolean("trial"),
                row.getBoolean("complete"),
                Times.at(row, "began_at"),
                Optional.ofNullable(Times.orNull(row, "ended_at")),
                JSON.readValue(row.getString("report"), RunReport.class));
    }
}
