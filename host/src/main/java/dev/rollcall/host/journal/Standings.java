package dev.rollcall.host.journal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads how the syncs of connections stand. Safe for use by several threads. */
public final class Standings {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SYNC = " from run where connection_id = :connection and purpose = 'APPLY'";
    private static final String FAILED = SYNC + " and state in ('FAILED', 'INCOMPLETE') and began_at > :since";
    private static final String LATEST = " order by began_at desc, id fetch next 1 rows only";

    private final JdbcClient jdbc;

    public Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How one connection's syncs stand.
     *
     * @param connectionId whose
     * @param since failures of runs that began before then do not count, as when it was activated after them
     */
    public Standing of(String connectionId, Instant since) {
        var synced = synced(connectionId);
        var from = synced.map(Span::beganAt).filter(since::isBefore).orElse(since);
        var failures = failures(connectionId, from);
        var failed = failures.count() == 0 ? Optional.<Failed>empty() : failed(connectionId, from);
        var held = held(connectionId);
        return new Standing(
                held.count(),
                Optional.ofNullable(held.since()),
                held.count() == 0 ? Optional.empty() : heldRun(connectionId),
                failures.count(),
                Optional.ofNullable(failures.since()),
                failed.map(Failed::run),
                failed.map(Failed::why).orElse(""),
                synced.map(Span::endedAt));
    }

    private record Span(Instant beganAt, Instant endedAt) {}

    private record Failed(String run, String why) {}

    private record Count(long count, @Nullable Instant since) {}

    private Optional<Span> synced(String connection) {
        return jdbc.sql("select began_at, ended_at" + SYNC + " and ended_at is not null"
                        + " and state in ('SUCCEEDED', 'HELD', 'PARTIAL')" + LATEST)
                .param("connection", connection)
                .query((row, number) -> new Span(Times.at(row, 1), Times.at(row, 2)))
                .optional();
    }

    private Count failures(String connection, Instant since) {
        return jdbc.sql("select count(*), min(ended_at)" + FAILED)
                .param("connection", connection)
                .param("since", Times.of(since))
                .query((row, number) -> new Count(row.getLong(1), Times.orNull(row, 2)))
                .single();
    }

    private Optional<Failed> failed(String connection, Instant since) {
        return jdbc.sql("select id, report" + FAILED + LATEST)
                .param("connection", connection)
                .param("since", Times.of(since))
                .query((row, number) ->
                        new Failed(row.getString("id"), why(JSON.readValue(row.getString("report"), RunReport.class))))
                .optional();
    }

    private Count held(String connection) {
        return jdbc.sql("select count(*), min(decided_at) from asset_change where state = 'HELD'"
                        + " and connection_id = :connection")
                .param("connection", connection)
                .query((row, number) -> new Count(row.getLong(1), Times.orNull(row, 2)))
                .single();
    }

    private Optional<String> heldRun(String connection) {
        return jdbc.sql("select run_id from asset_change where state = 'HELD' and connection_id = :connection"
                        + " order by id desc fetch next 1 rows only")
                .param("connection", connection)
                .query(String.class)
                .optional();
    }

    private static String why(RunReport report) {
        if (!report.failure().isEmpty()) {
            return report.failure();
        }
        return report.lists().stream()
                .filter(list -> !list.complete())
                .map(ListReport::failure)
                .findFirst()
                .orElse("");
    }
}
