package dev.rollcall.host.journal;

import dev.rollcall.host.journal.Conditions.Place;
import dev.rollcall.host.reconcile.Comparison.State;
import dev.rollcall.host.reconcile.Sighting.Said;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how the devices of a connection stand beside their assets, part by part. Safe for use by several threads. */
public class ComparedDevices {
    private static final String COLUMNS = "c.source_id, c.state, c.rule, c.reason, c.message, c.device_name, c.serial,"
            + " c.model, c.said, c.mdm_user, c.mdm_name, c.asset_id, c.asset_label, c.status, c.holder_kind, c.holder_id,"
            + " c.holder_name, c.run_id, c.since, c.sort_key";

    private static final List<Place> SEARCHED = Stream.of(
                    "c.device_name", "c.serial", "c.mdm_user", "c.mdm_name", "c.asset_label", "c.holder_name")
            .map(Place::plain)
            .toList();
    /** State by state: the index has them so, and a grouping would read every row. */
    private static final String COUNTS = Arrays.stream(State.values())
            .map(state -> "select '" + state + "', count(*) from device_comparison where state = '" + state
                    + "' and connection_id = :connection")
            .collect(Collectors.joining(" union all "));

    private final JdbcClient client;

    public ComparedDevices(JdbcClient client) {
        this.client = client;
    }

    /** How many devices of a connection stand how; without an entry where none do. */
    public Map<State, Long> counts(String connectionId) {
        var counts = new EnumMap<State, Long>(State.class);
        client.sql(COUNTS).param("connection", connectionId).query(row -> {
            if (row.getLong(2) > 0) {
                counts.put(State.valueOf(row.getString(1)), row.getLong(2));
            }
        });
        return counts;
    }

    /**
     * Where a part of a connection's devices begins.
     *
     * @param sortKey of the device before it
     * @param sourceId of the device before it
     */
    public record Position(String sortKey, String sourceId) {
        /** Before every device. */
        public static final Position FIRST = new Position("", "");
    }

    /** Some devices of a connection, by their names; by serial, or by the MDM's id, where they have none. */
    public List<ComparedDevice> find(String connectionId, ComparisonFilter filter, Position after, int limit) {
        var way = Way.of(filter);
        var where = new Conditions()
                .with("state", filter.state().map(State::name), way.state + " = :state")
                .anywhere(filter.text(), SEARCHED);
        return client.sql("select " + COLUMNS + ", s.last_contact, r.id from (select c.connection_id, c.source_id"
                        + " from device_comparison c where " + way.connection + " = :connection and c.sort_key >= :key"
                        + " and (c.sort_key > :key or c.source_id > :source) and " + where.sql() + " order by "
                        + way.order
                        + " fetch next :limit rows only) p"
                        + " join device_comparison c on c.connection_id = p.connection_id and c.source_id = p.source_id"
                        + " left join sighting s on s.connection_id = c.connection_id and s.source_id = c.source_id"
                        + " left join run r on r.id = c.run_id order by c.sort_key, c.source_id")
                .param("connection", connectionId)
                .param("key", after.sortKey)
                .param("source", after.sourceId)
                .param("limit", limit)
                .params(where.parameters())
                .query(ComparedDevices::device)
                .list();
    }

    /** How the rows are come by: H2 goes along an index only where the order names all of its columns. */
    private enum Way {
        BY_KEY("c.connection_id", "c.state", "c.connection_id, c.sort_key, c.source_id"),
        BY_STATE("c.connection_id", "c.state", "c.state, c.connection_id, c.sort_key, c.source_id"),
        /** Row after row as they lie: along an index, H2 would read a page for every row that has not the text. */
        ALL("coalesce(c.connection_id, '')", "coalesce(c.state, '')", "c.sort_key, c.source_id");

        private final String connection;
        private final String state;
        private final String order;

        Way(String connection, String state, String order) {
            this.connection = connection;
            this.state = state;
            this.order = order;
        }

        static Way of(ComparisonFilter filter) {
            // Nearly every device is in step; each other state has few.
            var isOfMost = filter.state().isEmpty() || filter.state().get() == State.IN_STEP;
            if (filter.text().isPresent() && isOfMost) {
                return ALL;
            }
            return filter.state().isEmpty() ? BY_KEY : BY_STATE;
        }
    }

    private static ComparedDevice device(ResultSet row, int number) throws SQLException {
        var said = row.getString(9);
        return new ComparedDevice(
                row.getString(1),
                State.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                said == null ? null : Said.valueOf(said),
                row.getString(10),
                row.getString(11),
                asset(row),
                Times.orNull(row, 21),
                row.getString(18),
                row.getString(22) != null,
                Times.at(row, 19),
                row.getString(20));
    }

    private static ComparedDevice.@Nullable ComparedAsset asset(ResultSet row) throws SQLException {
        var id = row.getString(12);
        if (id == null) {
            return null;
        }
        var holder = new HolderText(row.getString(15), row.getString(16), row.getString(17)).holder();
        return new ComparedDevice.ComparedAsset(id, row.getString(13), row.getString(14), holder);
    }
}
