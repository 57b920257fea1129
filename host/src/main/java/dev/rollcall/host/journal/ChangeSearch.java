package dev.rollcall.host.journal;

import dev.rollcall.host.journal.Conditions.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Those changes of a run that a filter lets pass, in their order and in parts. For one request: what is counted at its
 * begin is taken to be so until its end.
 */
public final class ChangeSearch {
    /** Persons are in what is kept as JSON. */
    private static final List<Place> SEARCHED = List.of(
            Place.plain("asset_label"),
            Place.plain("serial"),
            Place.plain("source_id"),
            Place.plain("reason"),
            Place.plain("message"),
            new Place("before_asset", "\"holder\":"),
            new Place("edit", "\"holder\":"),
            new Place("evidence", "\"user\":"));

    /** A larger part is read from the rows themselves: most of them are wanted then. */
    private static final int LARGEST_PART = 1_000;
    /** Of more, some are so frequent that the rows themselves lead to them soon. */
    private static final int MOST_GROUPS = 24;

    private final JdbcClient client;
    private final String runId;
    private final ChangeFilter filter;
    private final Supplier<List<ChangeCount>> counts;
    private List<ChangeCount> groups = List.of();
    private boolean isCounted;

    /**
     * In a run.
     *
     * @param counts how many the run has of each state, kind and rule; asked for at most once, and only where that helps
     */
    ChangeSearch(JdbcClient client, String runId, ChangeFilter filter, Supplier<List<ChangeCount>> counts) {
        this.client = client;
        this.runId = runId;
        this.filter = filter;
        this.counts = counts;
    }

    /**
     * The next part.
     *
     * @param after only those after the change with this id; 0 for the beginning
     */
    public List<ChangeRecord> after(long after, int limit) {
        var isByGroup = !(filter.states().isEmpty()
                        && filter.kinds().isEmpty()
                        && filter.rules().isEmpty())
                && filter.serial().isEmpty()
                && filter.text().isEmpty()
                && limit <= LARGEST_PART;
        return isByGroup && groups().size() <= MOST_GROUPS ? ofGroups(after, limit) : ofAll(after, limit);
    }

    private List<ChangeCount> groups() {
        if (!isCounted) {
            groups = counts.get().stream().filter(group -> group.passes(filter)).toList();
            isCounted = true;
        }
        return groups;
    }

    /** What is rare among many would be looked for in all rows; an index leads to the ids of each group. */
    private List<ChangeRecord> ofGroups(long after, int limit) {
        var ids = new ArrayList<Long>();
        groups().forEach(group -> ids.addAll(ids(group, after, limit)));
        var first = ids.stream().sorted().limit(limit).toList();
        return first.isEmpty()
                ? List.of()
                : client.sql("select * from asset_change where id in (:ids) order by id")
                        .param("ids", first)
                        .query(Changes::change)
                        .list();
    }

    private List<Long> ids(ChangeCount group, long after, int limit) {
        // Ordered by all columns of the index, so that H2 reads no more of it than is wanted.
        return client.sql("select id from asset_change where run_id = :run and state = :state and kind = :kind and"
                        + " rule = :rule and id > :after order by run_id, state, kind, rule, id"
                        + " fetch next :limit rows only")
                .param("run", runId)
                .param("state", group.state().name())
                .param("kind", group.kind().name())
                .param("rule", group.rule())
                .param("after", after)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    private List<ChangeRecord> ofAll(long after, int limit) {
        var where = new Conditions()
                .in("state", filter.states())
                .in("rule", filter.rules())
                .in("kind", filter.kinds())
                .with("serial", filter.serial(), "serial = :serial")
                .anywhere(filter.text(), SEARCHED);
        // By the run, too, which is the same for all: else H2 reads and sorts every row that is left.
        return client.sql("select * from asset_change where run_id = :run and id > :after and " + where.sql()
                        + " order by run_id, id fetch next :limit rows only")
                .param("run", runId)
                .param("after", after)
                .param("limit", limit)
                .params(where.parameters())
                .query(Changes::change)
                .list();
    }
}
