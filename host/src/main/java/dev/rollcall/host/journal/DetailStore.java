package dev.rollcall.host.journal;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.Specs;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The specs that devices' details brought, kept so that a run that does not ask again still knows them (R13, R60). */
public class DetailStore {
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final LongQuery query;
    private final TransactionOperations transactions;

    public DetailStore(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.query = new LongQuery(jdbc, transactions);
        this.transactions = transactions;
    }

    /**
     * A connection's details, in no order.
     *
     * @param shared makes specs of texts, so that they share what many have in common
     */
    public void each(String connectionId, Function<Map<SpecKey<?>, String>, Specs> shared, Consumer<Detail> consumer) {
        query.each(
                "select source_id, contact, specs from device_detail where " + LongQuery.SCANNED + " = ?",
                List.of(connectionId),
                row -> consumer.accept(new Detail(
                        row.getString(1), Times.orNull(row, 2), shared.apply(RecordText.specsOf(row.getString(3))))));
    }

    /** How many details were asked for since then. */
    public long askedSince(String connectionId, Instant since) {
        return client.sql("select count(*) from device_detail where connection_id = :connection and asked_at > :since")
                .param("connection", connectionId)
                .param("since", Times.of(since))
                .query(Long.class)
                .single();
    }

    /** Keeps details that were just brought, in place of those before. */
    public void keep(String connectionId, Collection<Detail> details, Instant now) {
        transactions.executeWithoutResult(status -> {
            jdbc.batchUpdate(
                    "delete from device_detail where connection_id = ? and source_id = ?",
                    details.stream()
                            .map(detail -> new Object[] {connectionId, detail.sourceId()})
                            .toList());
            jdbc.batchUpdate(
                    "insert into device_detail (connection_id, source_id, contact, asked_at, specs)"
                            + " values (?, ?, ?, ?, ?)",
                    details.stream()
                            .map(detail -> new @Nullable Object[] {
                                connectionId,
                                detail.sourceId(),
                                Times.of(detail.contact()),
                                Times.of(now),
                                RecordText.of(detail.specs())
                            })
                            .toList());
        });
    }

    /**
     * What a device's details brought.
     *
     * @param contact the MDM's last contact when they were asked for; null if it reports none
     * @param specs in the platform's spelling
     */
    public record Detail(String sourceId, @Nullable Instant contact, Specs specs) {}
}
