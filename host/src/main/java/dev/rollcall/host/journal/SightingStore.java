package dev.rollcall.host.journal;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.reconcile.Change;
import dev.rollcall.host.reconcile.Memory;
import dev.rollcall.host.reconcile.Roll;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.reconcile.Sighting.Missing;
import dev.rollcall.host.reconcile.Sighting.Said;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Which connection saw which device, as {@link Memory} gives it. None of it falls under retention. */
public class SightingStore {
    private static final int AT_ONCE = 1000;
    /** In the order in which a row is read: columns are found faster by their numbers. */
    private static final String SELECT =
            "select connection_id, source_id, serial, list, asset_id, enrolled, said, last_contact, seen_at,"
                    + " seen_opted_in, missing_runs, missing_since, specs from sighting";

    private static final String INSERT =
            "insert into sighting (serial, list, asset_id, enrolled, said, last_contact, seen_at, seen_opted_in,"
                    + " missing_runs, missing_since, specs, connection_id, source_id)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "update sighting set serial = ?, list = ?, asset_id = ?, enrolled = ?, said = ?, last_contact = ?,"
                    + " seen_at = ?, seen_opted_in = ?, missing_runs = ?, missing_since = ?, specs = ?"
                    + " where connection_id = ? and source_id = ?";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final LongQuery query;
    private final TransactionOperations transactions;

    public SightingStore(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.query = new LongQuery(jdbc, transactions);
        this.transactions = transactions;
    }

    /**
     * What those connections noted, in no order.
     *
     * @param values shared with what was read of the devices
     */
    public void each(Collection<String> connectionIds, ValuePool values, Consumer<Sighting> consumer) {
        if (connectionIds.isEmpty()) {
            return;
        }
        var reader = new Reader(rolls(connectionIds), values);
        var places = connectionIds.stream().map(id -> "?").collect(Collectors.joining(", "));
        query.each(
                SELECT + " where " + LongQuery.SCANNED + " in (" + places + ")",
                connectionIds,
                row -> consumer.accept(reader.sighting(row)));
    }

    /** What all connections noted of a device, by its normalised serial, or of the one on that asset. */
    public List<Sighting> of(Optional<String> serial, Optional<String> assetId) {
        if (serial.isEmpty() && assetId.isEmpty()) {
            return List.of();
        }
        return client.sql(SELECT + " where serial = :serial or asset_id = :asset")
                .param("serial", serial.orElse(null))
                .param("asset", assetId.orElse(null))
                .query((row, number) ->
                        new Reader(rolls(Set.of(row.getString("connection_id"))), new ValuePool()).sighting(row))
                .list();
    }

    /** What a connection noted of the device with that id. */
    public Optional<Sighting> of(String connectionId, String sourceId) {
        var reader = new Reader(rolls(Set.of(connectionId)), new ValuePool());
        return client.sql(SELECT + " where connection_id = :connection and source_id = :source")
                .param("connection", connectionId)
                .param("source", sourceId)
                .query((row, number) -> reader.sighting(row))
                .optional();
    }

    /** How many assets the connection's devices were last matched to, of those that it sees. */
    public long matchedAssets(String connectionId) {
        return client.sql("select count(distinct asset_id) from sighting where connection_id = :connection"
                        + " and asset_id is not null and enrolled = true and missing_runs = 0")
                .param("connection", connectionId)
                .query(Long.class)
                .single();
    }

    /**
     * Keeps what a run noted.
     *
     * @param known whether there is a sighting already of that source id
     * @param at the run's time
     */
    public void keep(String connectionId, Memory.Notes notes, Set<String> known, Instant at) {
        var there = notes.changed().stream()
                .filter(sighting -> known.contains(sighting.sourceId()))
                .toList();
        var fresh = notes.changed().stream()
                .filter(sighting -> !known.contains(sighting.sourceId()))
                .toList();
        transactions.executeWithoutResult(status -> {
            write(UPDATE, there);
            write(INSERT, fresh);
            var rolls = rolls(Set.of(connectionId));
            for (var list : notes.calledPartitions()) {
                call(connectionId, list, Roll.after(rolls.get(key(connectionId, list)), at, notes.isOptedIn()));
            }
        });
    }

    /** R42: what the sightings of all connections become when a change was applied. */
    public void changed(Change change, String assetId, String connectionId) {
        var after = of(Optional.empty(), Optional.of(assetId)).stream()
                .map(sighting -> new Pair(sighting, Memory.after(sighting, change, assetId, connectionId)))
                .filter(pair -> !pair.after.equals(pair.before))
                .map(Pair::after)
                .toList();
        write(UPDATE, after);
    }

    /** Forgets a connection that is deleted. */
    public void forget(String connectionId) {
        for (var table : List.of(
                "sighting",
                "roll",
                "connection_memory",
                "device_detail",
                "device_comparison",
                "device_comparison_sum")) {
            client.sql("delete from " + table + " where connection_id = :connection")
                    .param("connection", connectionId)
                    .update();
        }
    }

    /** When a connection's runs ended, and what they completed. */
    public Progress progress(String connectionId) {
        return client.sql("select * from connection_memory where connection_id = :connection")
                .param("connection", connectionId)
                .query((row, number) ->
                        new Progress(Times.orNull(row, "run_ended_at"), Times.orNull(row, "completed_run_began")))
                .optional()
                .orElse(Progress.NONE);
    }

    /** Keeps that a run of the connection ended, however it did. */
    public void runEnded(String connectionId, Instant at) {
        keep(connectionId, new Progress(at, progress(connectionId).completedRunBegan()));
    }

    /** Keeps that a run of the connection has read everything, and what it found is among the sightings. */
    public void readingCompleted(String connectionId, Instant began) {
        keep(connectionId, new Progress(progress(connectionId).runEndedAt(), began));
    }

    private void keep(String connectionId, Progress progress) {
        transactions.executeWithoutResult(status -> {
            client.sql("delete from connection_memory where connection_id = :connection")
                    .param("connection", connectionId)
                    .update();
            client.sql("insert into connection_memory (connection_id, run_ended_at, completed_run_began)"
                            + " values (:connection, :ended, :began)")
                    .param("connection", connectionId)
                    .param("ended", Times.of(progress.runEndedAt()))
                    .param("began", Times.of(progress.completedRunBegan()))
                    .update();
        });
    }

    private void call(String connectionId, String list, Roll roll) {
        client.sql("delete from roll where connection_id = :connection and list = :list")
                .param("connection", connectionId)
                .param("list", list)
                .update();
        client.sql("insert into roll (connection_id, list, called_at, called_opted_in)"
                        + " values (:connection, :list, :at, :opted)")
                .param("connection", connectionId)
                .param("list", list)
                .param("at", Times.of(roll.at()))
                .param("opted", Times.of(roll.optedIn()))
                .update();
    }

    private Map<String, Roll> rolls(Collection<String> connectionIds) {
        var rolls = new HashMap<String, Roll>();
        client.sql("select * from roll where connection_id in (:ids)")
                .param("ids", List.copyOf(connectionIds))
                .query(row -> {
                    rolls.put(
                            key(row.getString("connection_id"), row.getString("list")),
                            new Roll(Times.at(row, "called_at"), Times.orNull(row, "called_opted_in")));
                });
        return rolls;
    }

    private static String key(String connectionId, String list) {
        return connectionId + " " + list;
    }

    private void write(String statement, List<Sighting> sightings) {
        jdbc.batchUpdate(statement, sightings, AT_ONCE, (row, sighting) -> {
            row.setString(1, sighting.serial());
            row.setString(2, sighting.partition());
            row.setString(3, sighting.assetId());
            row.setBoolean(4, sighting.enrolled());
            row.setString(5, sighting.said().name());
            row.setObject(6, Times.of(sighting.lastContact()));
            row.setObject(7, Times.of(sighting.seenAt()));
            row.setObject(8, Times.of(sighting.seenOptedIn()));
            row.setInt(9, sighting.missing().runs());
            row.setObject(10, Times.of(sighting.missing().since()));
            row.setString(11, specs(sighting.specs()));
            row.setString(12, sighting.connectionId());
            row.setString(13, sighting.sourceId());
        });
    }

    private static String specs(Set<SpecKey<?>> keys) {
        return keys.stream().map(RecordText::name).sorted().collect(Collectors.joining(" "));
    }

    /**
     * When a connection's runs ended.
     *
     * @param runEndedAt the last that ended, however it did; null if none has
     * @param completedRunBegan the last that read everything; null if none has
     */
    public record Progress(
            @Nullable Instant runEndedAt, @Nullable Instant completedRunBegan) {
        static final Progress NONE = new Progress(null, null);
    }

    private record Pair(Sighting before, Sighting after) {}

    /** Rows as sightings. */
    private static final class Reader {
        private final Map<String, Roll> rolls;
        private final Map<String, Set<SpecKey<?>>> specs = new HashMap<>();
        private final ValuePool values;

        Reader(Map<String, Roll> rolls, ValuePool values) {
            this.rolls = rolls;
            this.values = values;
        }

        Sighting sighting(ResultSet row) throws SQLException {
            var connection = values.shared(row.getString(1));
            var list = values.shared(row.getString(4));
            var runs = row.getInt(11);
            var stored = new Sighting(
                    connection,
                    values.shared(row.getString(2)),
                    values.sharedOrNull(row.getString(3)),
                    list,
                    values.sharedOrNull(row.getString(5)),
                    row.getBoolean(6),
                    Said.valueOf(row.getString(7)),
                    Times.orNull(row, 8),
                    // A run sees many devices at one time.
                    values.shared(Times.at(row, 9)),
                    values.sharedOrNull(Times.orNull(row, 10)),
                    runs == 0 ? Missing.NOT : new Missing(runs, Times.orNull(row, 12)),
                    specs.computeIfAbsent(row.getString(13), Reader::keys));
            var roll = rolls.isEmpty() ? null : rolls.get(key(connection, list));
            return roll == null ? stored : roll.read(stored);
        }

        private static Set<SpecKey<?>> keys(String text) {
            return Arrays.stream(text.split(" "))
                    .filter(name -> !name.isEmpty())
                    .map(RecordText::key)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
