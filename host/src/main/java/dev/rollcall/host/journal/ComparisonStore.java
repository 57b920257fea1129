package dev.rollcall.host.journal;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.reconcile.Comparison;
import dev.rollcall.host.reconcile.Comparison.State;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** How the devices of each connection stand beside their assets. None of it falls under retention. */
public class ComparisonStore {
    private static final int AT_ONCE = 1000;
    /** Of the columns; what people see of it on a page is shorter. */
    private static final int LONGEST = 500;

    private static final int LONGEST_LIST = 100;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_KEY = 100;

    /** What the asset is, and why it stands so; the device's own columns follow where they are written. */
    private static final String OUTCOME =
            "state = ?, rule = ?, reason = ?, message = '', said = ?, mdm_user = ?, mdm_name = ?, asset_id = ?,"
                    + " asset_label = ?, status = ?, holder_kind = ?, holder_id = ?, holder_name = ?, digest = ?,"
                    + " run_id = ?, since = ?";
    /** Where the MDM lists the device no more, what it was called is kept. */
    private static final String UPDATE_GONE =
            "update device_comparison set " + OUTCOME + " where connection_id = ? and source_id = ?";

    private static final String UPDATE = "update device_comparison set " + OUTCOME
            + ", list = ?, device_name = ?, serial = ?, model = ?, sort_key = ? where connection_id = ? and source_id = ?";
    private static final String INSERT = "insert into device_comparison (state, rule, reason, said, mdm_user, mdm_name,"
            + " asset_id, asset_label, status, holder_kind, holder_id, holder_name, digest, run_id, since, list,"
            + " device_name, serial, model, sort_key, connection_id, source_id, message)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final LongQuery query;
    private final TransactionOperations transactions;

    public ComparisonStore(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.query = new LongQuery(jdbc, transactions);
        this.transactions = transactions;
    }

    /**
     * A device, as little of it as tells whether it is to be written.
     *
     * @param list the MDM's list that it was in; empty where that is not known
     * @param digest {@link Comparison#digest()} of what is kept; 0 where it is to be written anew
     */
    public record Mark(
            String sourceId,
            String list,
            State state,
            @Nullable String assetId,
            long digest) {}

    /** The devices of a connection, in no order; no other statement may be sent meanwhile. */
    public void each(String connectionId, Consumer<Mark> consumer) {
        query.each(
                "select source_id, list, state, asset_id, digest from device_comparison where " + LongQuery.SCANNED
                        + " = ?",
                List.of(connectionId),
                row -> consumer.accept(new Mark(
                        row.getString(1),
                        row.getString(2),
                        State.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getLong(5))));
    }

    /** What all that a connection's run showed added up to; empty if a device was written by itself since. */
    public OptionalLong sum(String connectionId) {
        return client.sql("select digest from device_comparison_sum where connection_id = :connection")
                .param("connection", connectionId)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Keeps what all that a run showed adds up to, once every device of it is kept. */
    public void keepSum(String connectionId, long sum) {
        transactions.executeWithoutResult(status -> {
            forgetSum(connectionId);
            client.sql("insert into device_comparison_sum (connection_id, digest) values (:connection, :digest)")
                    .param("connection", connectionId)
                    .param("digest", sum)
                    .update();
        });
    }

    /** The next run looks at each device. */
    public void forgetSum(String connectionId) {
        client.sql("delete from device_comparison_sum where connection_id = :connection")
                .param("connection", connectionId)
                .update();
    }

    /**
     * Where devices are from.
     *
     * @param runId the run that found them so
     */
    public record Origin(String connectionId, String runId, Instant at) {}

    /** Keeps devices of which nothing is kept yet. */
    public void add(Origin origin, List<Comparison> devices) {
        transactions.executeWithoutResult(status -> jdbc.batchUpdate(INSERT, devices, AT_ONCE, (row, device) -> {
            var next = outcome(row, origin, device);
            next = device(row, next, device);
            key(row, next, origin, device);
        }));
    }

    /** Keeps devices of which something is kept. */
    public void replace(Origin origin, List<Comparison> devices) {
        var listed = devices.stream().filter(device -> device.device() != null).toList();
        var gone = devices.stream().filter(device -> device.device() == null).toList();
        transactions.executeWithoutResult(status -> {
            jdbc.batchUpdate(UPDATE, listed, AT_ONCE, (row, device) -> {
                var next = outcome(row, origin, device);
                next = device(row, next, device);
                key(row, next, origin, device);
            });
            jdbc.batchUpdate(
                    UPDATE_GONE,
                    gone,
                    AT_ONCE,
                    (row, device) -> key(row, outcome(row, origin, device), origin, device));
        });
    }

    /** Keeps one device that was written by itself: the next run over all looks at each. */
    public void keep(Origin origin, Comparison device) {
        transactions.executeWithoutResult(status -> {
            forgetSum(origin.connectionId);
            var known = client.sql("select device_name from device_comparison"
                            + " where connection_id = :connection and source_id = :source")
                    .param("connection", origin.connectionId)
                    .param("source", device.sourceId())
                    .query((row, number) -> Optional.ofNullable(row.getString(1)))
                    .optional();
            if (known.isEmpty()) {
                add(origin, List.of(device));
                return;
            }
            replace(origin, List.of(named(device, known.get())));
        });
    }

    /** The journal's records do not know what the MDM calls a device. */
    private static Comparison named(Comparison compared, Optional<String> name) {
        var device = compared.device();
        if (device == null || device.name() != null || name.isEmpty()) {
            return compared;
        }
        return new Comparison(
                compared.sourceId(),
                compared.list(),
                compared.state(),
                compared.rule(),
                compared.reason(),
                device.named(name.get()),
                compared.asset());
    }

    /**
     * Keeps what came of a change that was not done, or that a person decided on.
     *
     * @param state where the device stands by that; empty if as before
     */
    public void tell(String connectionId, String sourceId, Optional<State> state, String message) {
        transactions.executeWithoutResult(status -> {
            forgetSum(connectionId);
            client.sql("update device_comparison set message = :message, digest = 0, state = coalesce(:state, state)"
                            + " where connection_id = :connection and source_id = :source")
                    .param("message", cut(message, LONGEST_TEXT))
                    .param("state", state.map(State::name).orElse(null))
                    .param("connection", connectionId)
                    .param("source", sourceId)
                    .update();
        });
    }

    /** Forgets devices that neither the MDM nor an asset knows any more. */
    public void remove(String connectionId, Collection<String> sourceIds) {
        transactions.executeWithoutResult(status -> jdbc.batchUpdate(
                "delete from device_comparison where connection_id = ? and source_id = ?",
                sourceIds,
                AT_ONCE,
                (row, sourceId) -> {
                    row.setString(1, connectionId);
                    row.setString(2, sourceId);
                }));
    }

    /** Forgets that assets are ended: they have not stayed so, or their device is enrolled again. */
    public void forgetEnds(Collection<String> assetIds) {
        transactions.executeWithoutResult(status -> jdbc.batchUpdate(
                "delete from device_comparison where state = 'ENDED' and asset_id = ?",
                assetIds,
                AT_ONCE,
                (row, assetId) -> row.setString(1, assetId)));
    }

    private static int outcome(PreparedStatement row, Origin origin, Comparison device) throws SQLException {
        row.setString(1, device.state().name());
        row.setString(2, device.rule().name());
        row.setString(3, cut(device.reason(), LONGEST_TEXT));
        user(row, device);
        asset(row, device.asset());
        row.setLong(13, device.digest());
        row.setString(14, origin.runId);
        row.setObject(15, Times.of(origin.at));
        return 16;
    }

    private static void user(PreparedStatement row, Comparison device) throws SQLException {
        var said = device.said();
        var user = device.user();
        row.setString(4, said == null ? null : said.name());
        row.setString(
                5,
                cut(user.flatMap(AssignedUser::email)
                        .or(() -> user.flatMap(AssignedUser::username))
                        .orElse(null)));
        row.setString(6, cut(user.flatMap(AssignedUser::displayName).orElse(null)));
    }

    private static void asset(PreparedStatement row, @Nullable Asset asset) throws SQLException {
        row.setString(7, asset == null ? null : asset.id());
        row.setString(8, asset == null ? null : cut(asset.label()));
        row.setString(9, asset == null ? null : cut(asset.status().name()));
        var held = asset == null ? HolderText.NONE : HolderText.of(asset.holder());
        row.setString(10, held.kind());
        row.setString(11, held.id());
        row.setString(12, cut(held.name()));
    }

    private static int device(PreparedStatement row, int next, Comparison compared) throws SQLException {
        var device = compared.device();
        var asset = compared.asset();
        var name = device == null ? null : cut(device.name());
        var serial = device == null ? asset == null ? null : asset.serial() : device.serial();
        row.setString(next, cut(compared.list(), LONGEST_LIST));
        row.setString(next + 1, name);
        row.setString(next + 2, cut(serial));
        row.setString(next + 3, cut(compared.model().orElse(null)));
        row.setString(next + 4, sortKey(name, serial, compared.sourceId()));
        return next + 5;
    }

    private static void key(PreparedStatement row, int next, Origin origin, Comparison device) throws SQLException {
        row.setString(next, origin.connectionId);
        row.setString(next + 1, device.sourceId());
    }

    /** What a device is listed by, as it is compared. */
    static String sortKey(@Nullable String name, @Nullable String serial, String sourceId) {
        var shown = Comparison.listedBy(name, serial, sourceId);
        return Objects.requireNonNull(cut(shown.strip().toLowerCase(Locale.ROOT), LONGEST_KEY));
    }

    private static @Nullable String cut(@Nullable String text) {
        return cut(text, LONGEST);
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        return clean(text.length() <= longest ? text : text.substring(0, longest));
    }

    /** Neither database takes every string of Java's: half a character of two, and in PostgreSQL the one of number 0. */
    private static String clean(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', ' ');
    }
}
