package dev.rollcall.host.notification;

import dev.rollcall.host.journal.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was told by each channel. A channel is held by one process at a time, so that hosts on one database do not tell
 * the same twice; what one writes that holds it no more is dropped. Safe for use by several threads.
 */
public final class NotificationStore {
    private static final String OURS = " where name = :name and holder = :holder";

    /** As long as its column. */
    private static final int LONGEST_PROBLEM = 2000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public NotificationStore(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Who holds a channel.
     *
     * @param process a UUID
     */
    record Hold(String channel, String process) {}

    /**
     * Takes a channel.
     *
     * @param until then it is anybody's
     * @return false if another process has it
     */
    boolean claim(Hold hold, Instant now, Instant until) {
        var taken = ours(
                        "update notification_channel set holder = :holder, held_until = :until"
                                + " where name = :name and (holder is null or holder = :holder or held_until < :now)",
                        hold)
                .param("until", Times.of(until))
                .param("now", Times.of(now))
                .update();
        return taken == 1 || (isUnknown(hold.channel()) && isFirst(hold, until));
    }

    void release(Hold hold) {
        ours("update notification_channel set holder = null, held_until = null" + OURS, hold)
                .update();
    }

    /** As it is kept; as a new one if it is not yet. */
    ChannelState state(String channel) {
        return jdbc.sql("select * from notification_channel where name = :name")
                .param("name", channel)
                .query(NotificationStore::state)
                .optional()
                .orElse(ChannelState.NEW);
    }

    List<Told> told(String channel) {
        return jdbc.sql("select * from notification_told where channel = :channel order by kind, connection_id")
                .param("channel", channel)
                .query(NotificationStore::told)
                .list();
    }

    /** Keeps what was told where nothing was sent. */
    void keep(Hold hold, List<Told> told) {
        transactions.executeWithoutResult(status -> {
            var isOurs = ours("update notification_channel set failures = failures" + OURS, hold)
                            .update()
                    == 1;
            if (isOurs) {
                replace(hold.channel(), told);
            }
        });
    }

    /**
     * Keeps that a message was sent, and what was told with it.
     *
     * @param problem what is wrong though it was sent; empty if nothing is
     */
    void sent(Hold hold, Instant at, List<Told> told, String problem) {
        transactions.executeWithoutResult(status -> {
            var isOurs = ours(
                                    "update notification_channel set sent_at = :at, failures = 0, retry_at = null,"
                                            + " problem = :problem" + OURS,
                                    hold)
                            .param("at", Times.of(at))
                            .param("problem", cut(problem))
                            .update()
                    == 1;
            if (isOurs) {
                replace(hold.channel(), told);
            }
        });
    }

    /** Keeps that it can't be sent now. */
    void failed(Hold hold, Instant retryAt, String problem) {
        ours(
                        "update notification_channel set failures = failures + 1, retry_at = :retry, problem = :problem"
                                + OURS,
                        hold)
                .param("retry", Times.of(retryAt))
                .param("problem", cut(problem))
                .update();
    }

    /**
     * Keeps that a test message was sent: whatever failed before is mended.
     *
     * @param problem what is wrong though it was sent; empty if nothing is
     */
    void works(String channel, String problem) {
        jdbc.sql("update notification_channel set failures = 0, retry_at = null, problem = :problem where name = :name")
                .param("problem", cut(problem))
                .param("name", channel)
                .update();
    }

    private static String cut(String problem) {
        return problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM);
    }

    private JdbcClient.StatementSpec ours(String sql, Hold hold) {
        return jdbc.sql(sql).param("name", hold.channel()).param("holder", hold.process());
    }

    private boolean isUnknown(String channel) {
        return jdbc.sql("select count(*) from notification_channel where name = :name")
                        .param("name", channel)
                        .query(Long.class)
                        .single()
                == 0;
    }

    private boolean isFirst(Hold hold, Instant until) {
        try {
            ours(
                            "insert into notification_channel (name, holder, held_until, failures, problem)"
                                    + " values (:name, :holder, :until, 0, '')",
                            hold)
                    .param("until", Times.of(until))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void replace(String channel, List<Told> told) {
        jdbc.sql("delete from notification_told where channel = :channel")
                .param("channel", channel)
                .update();
        told.forEach(inserting(channel));
    }

    private Consumer<Told> inserting(String channel) {
        return one -> jdbc.sql("insert into notification_told (channel, kind, connection_id, connection_name, tellings,"
                        + " amount, told_at, standing, ended_at) values (:channel, :kind, :connection, :name, :tellings,"
                        + " :amount, :toldAt, :standing, :endedAt)")
                .param("channel", channel)
                .param("kind", one.matter().kind().name())
                .param("connection", one.matter().connection())
                .param("name", one.name())
                .param("tellings", one.tellings())
                .param("amount", one.amount())
                .param("toldAt", Times.of(one.toldAt()))
                .param("standing", one.standing())
                .param("endedAt", Times.of(one.endedAt()))
                .update();
    }

    private static ChannelState state(ResultSet row, int number) throws SQLException {
        return new ChannelState(
                Optional.ofNullable(Times.orNull(row, "sent_at")),
                row.getInt("failures"),
                Optional.ofNullable(Times.orNull(row, "retry_at")),
                row.getString("problem"));
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        return new Told(
                new Condition.Matter(Kind.valueOf(row.getString("kind")), row.getString("connection_id")),
                row.getString("connection_name"),
                row.getInt("tellings"),
                row.getLong("amount"),
                Times.at(row, "told_at"),
                row.getBoolean("standing"),
                Times.orNull(row, "ended_at"));
    }
}
