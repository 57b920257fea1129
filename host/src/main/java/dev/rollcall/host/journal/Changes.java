package dev.rollcall.host.journal;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.reconcile.Guardrail.Counted;
import dev.rollcall.host.reconcile.Guardrail.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Changes and remarks, with what becomes of them. Safe for use by several threads. */
public class Changes {
    private static final String COLUMNS =
            "run_id, connection_id, subject, asset_id, asset_label, serial, source_id, kind, rule, reason, state,"
                    + " message, decider, wish, counted, before_asset, edit, evidence, side_effects, opted_in_since,"
                    + " decided_at, began_at, ended_at, actor";
    private static final String INSERT = "insert into asset_change (" + COLUMNS + ") values ("
            + Arrays.stream(COLUMNS.split(",")).map(column -> "?").collect(Collectors.joining(", ")) + ")";
    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    public Changes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /** Keeps what is not to be sent now: remarks, what is held, what a preview shows. */
    public void add(List<ChangeRecord> records) {
        for (var from = 0; from < records.size(); from += AT_ONCE) {
            var part = records.subList(from, Math.min(records.size(), from + AT_ONCE));
            jdbc.batchUpdate(
                    INSERT, part.stream().map(change -> values(change, null)).toList());
        }
    }

    /** R72: keeps a change that is about to be sent, and returns its id. */
    public long begin(ChangeRecord change, Instant now) {
        var keys = new GeneratedKeyHolder();
        var values = values(change, now);
        jdbc.update(
                connection -> {
                    var statement = connection.prepareStatement(INSERT, new String[] {"id"});
                    for (var i = 0; i < values.length; i++) {
                        statement.setObject(i + 1, values[i]);
                    }
                    return statement;
                },
                keys);
        return Objects.requireNonNull(keys.getKey()).longValue();
    }

    /** Keeps what became of a change. */
    public void end(long id, ChangeState state, String message, Instant now) {
        client.sql("update asset_change set state = :state, message = :message, ended_at = :now where id = :id")
                .param("state", state.name())
                .param("message", message)
                .param("now", Times.of(now))
                .param("id", id)
                .update();
    }

    /** Keeps which asset a creation made. */
    public void created(long id, Asset asset) {
        client.sql("update asset_change set asset_id = :asset, asset_label = :label where id = :id")
                .param("asset", asset.id())
                .param("label", asset.label())
                .param("id", id)
                .update();
    }

    /** Keeps who decided on a held change, and what. */
    public void decide(Collection<Long> ids, ChangeState state, String message, String actor, Instant now) {
        for (var id : ids) {
            client.sql("update asset_change set state = :state, message = :message, actor = :actor, ended_at = :now"
                            + " where id = :id")
                    .param("state", state.name())
                    .param("message", message)
                    .param("actor", actor)
                    .param("now", Times.of(now))
                    .param("id", id)
                    .update();
        }
    }

    /** Keeps that a change was taken back by a run. */
    public void reverted(long id, String runId) {
        client.sql("update asset_change set reverted_by = :run where id = :id")
                .param("run", runId)
                .param("id", id)
                .update();
    }

    /** R72: any later write or decision on an asset closes its intents, but not those of a run that is on. */
    public void close(Collection<Long> ids, String message, Instant now) {
        for (var id : ids) {
            client.sql("update asset_change set state = 'CLOSED', message = :message, ended_at = :now where id = :id"
                            + " and state in ('BEGUN', 'UNFINISHED')")
                    .param("message", message)
                    .param("now", Times.of(now))
                    .param("id", id)
                    .update();
        }
    }

    /** The intents that are open, whoever owns them; the oldest first. */
    public List<ChangeRecord> open() {
        return client.sql("select * from asset_change where state in ('BEGUN', 'UNFINISHED') order by id")
                .query(Changes::change)
                .list();
    }

    /** What a connection's runs hold and nobody decided yet. */
    public List<ChangeRecord> held(String connectionId) {
        return client.sql("select * from asset_change where state = 'HELD' and connection_id = :connection order by id")
                .param("connection", connectionId)
                .query(Changes::change)
                .list();
    }

    /** R70: what a connection applied since then, as the guardrail counts it. */
    public List<Counted> countedSince(String connectionId, Instant since) {
        var counted = new ArrayList<Counted>();
        client.sql("select subject, counted from asset_change where connection_id = :connection and state in"
                        + " ('DONE', 'BEGUN', 'UNFINISHED') and counted <> '' and began_at >= :since")
                .param("connection", connectionId)
                .param("since", Times.of(since))
                .query((row, number) -> counted(row.getString("counted"), row.getString("subject")))
                .list()
                .forEach(counted::addAll);
        return counted;
    }

    public Optional<ChangeRecord> find(long id) {
        return client.sql("select * from asset_change where id = :id")
                .param("id", id)
                .query(Changes::change)
                .optional();
    }

    /**
     * The changes of a run, in their order.
     *
     * @param states only these; all if empty
     */
    public List<ChangeRecord> of(String runId, Collection<ChangeState> states, long after, int limit) {
        return of(runId, ChangeFilter.of(states), after, limit);
    }

    /**
     * Some changes of a run, in their order.
     *
     * @param after only those after the change with this id; 0 for the beginning
     */
    public List<ChangeRecord> of(String runId, ChangeFilter filter, long after, int limit) {
        return search(runId, filter, () -> counts(runId)).after(after, limit);
    }

    /** Some changes of a run, to be read in parts. */
    public ChangeSearch search(String runId, ChangeFilter filter) {
        return search(runId, filter, () -> counts(runId));
    }

    /** The same, where it was counted already. */
    public ChangeSearch search(String runId, ChangeFilter filter, Supplier<List<ChangeCount>> counts) {
        return new ChangeSearch(client, runId, filter, counts);
    }

    /** How many changes and remarks of a run there are of each state, kind and rule; from an index alone. */
    public List<ChangeCount> counts(String runId) {
        return client.sql("select state, kind, rule, count(*) as number from asset_change where run_id = :run"
                        + " group by run_id, state, kind, rule order by state, kind, rule")
                .param("run", runId)
                .query((row, number) -> new ChangeCount(
                        ChangeState.valueOf(row.getString("state")),
                        ChangeKind.valueOf(row.getString("kind")),
                        row.getString("rule"),
                        row.getLong("number")))
                .list();
    }

    /** The first of a run that are counted together, in its order. */
    public List<ChangeRecord> first(String runId, ChangeCount counted, int limit) {
        // Ordered by all columns of the index, so that H2 reads no more of it than is wanted.
        return client.sql("select * from asset_change where run_id = :run and state = :state and kind = :kind and"
                        + " rule = :rule order by run_id, state, kind, rule, id fetch next :limit rows only")
                .param("run", runId)
                .param("state", counted.state().name())
                .param("kind", counted.kind().name())
                .param("rule", counted.rule())
                .param("limit", limit)
                .query(Changes::change)
                .list();
    }

    /** What a run wrote of one asset, in its order. */
    public List<ChangeRecord> writtenBy(String runId, String assetId) {
        return client.sql("select * from asset_change where run_id = :run and asset_id = :asset and state = 'DONE'"
                        + " order by id")
                .param("run", runId)
                .param("asset", assetId)
                .query(Changes::change)
                .list();
    }

    /** Everything on a device, by its normalised serial, and on the asset it belongs to; the latest first. */
    public List<ChangeRecord> history(String serial, Collection<String> assetIds, int limit) {
        var ids = assetIds.isEmpty() ? List.of("") : List.copyOf(assetIds);
        return client.sql("select * from asset_change where serial = :serial or asset_id in (:ids)"
                        + " order by id desc fetch next :limit rows only")
                .param("serial", serial)
                .param("ids", ids)
                .param("limit", limit)
                .query(Changes::change)
                .list();
    }

    private static @Nullable Object[] values(ChangeRecord change, @Nullable Instant beganAt) {
        var before = change.before();
        var edit = change.edit();
        var evidence = change.evidence();
        return new @Nullable Object[] {
            change.runId(),
            change.connectionId(),
            change.subject(),
            change.assetId(),
            change.assetLabel(),
            change.serial(),
            change.sourceId(),
            change.kind().name(),
            change.rule(),
            change.reason(),
            change.state().name(),
            change.message(),
            change.decider(),
            change.wish(),
            counted(change.counted()),
            before == null ? null : RecordText.of(before),
            edit == null ? null : RecordText.of(edit),
            evidence == null ? null : RecordText.of(evidence),
            String.join("\n", change.sideEffects()),
            Times.of(change.optedInSince()),
            Times.of(change.decidedAt()),
            Times.of(beganAt),
            Times.of(change.endedAt().orElse(null)),
            change.actor()
        };
    }

    static ChangeRecord change(ResultSet row, int number) throws SQLException {
        var before = row.getString("before_asset");
        var edit = row.getString("edit");
        var evidence = row.getString("evidence");
        return new ChangeRecord(
                row.getLong("id"),
                row.getString("run_id"),
                row.getString("connection_id"),
                row.getString("subject"),
                row.getString("asset_id"),
                row.getString("asset_label"),
                row.getString("serial"),
                row.getString("source_id"),
                ChangeKind.valueOf(row.getString("kind")),
                row.getString("rule"),
                row.getString("reason"),
                ChangeState.valueOf(row.getString("state")),
                row.getString("message"),
                row.getString("decider"),
                row.getString("wish"),
                counted(row.getString("counted"), row.getString("subject")),
                before == null ? null : RecordText.asset(before),
                edit == null ? null : RecordText.edit(edit),
                evidence == null ? null : RecordText.device(evidence),
                row.getString("side_effects").lines().toList(),
                Times.orNull(row, "opted_in_since"),
                Times.at(row, "decided_at"),
                Optional.ofNullable(Times.orNull(row, "ended_at")),
                row.getString("actor"),
                row.getString("reverted_by"));
    }

    private static String counted(List<Counted> counted) {
        return counted.stream()
                .map(one -> one.kind() + " " + (one.personId() == null ? "" : one.personId()))
                .collect(Collectors.joining("\n"));
    }

    private static List<Counted> counted(String text, String subject) {
        return text.lines()
                .map(line -> {
                    var parts = line.split(" ", 2);
                    var person = parts.length < 2 || parts[1].isEmpty() ? null : parts[1];
                    return new Counted(Kind.valueOf(parts[0]), subject, person);
                })
                .toList();
    }
}
