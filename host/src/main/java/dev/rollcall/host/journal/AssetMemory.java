package dev.rollcall.host.journal;

import dev.rollcall.host.reconcile.Field;
import dev.rollcall.host.reconcile.History;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What the rules must know of assets beside what the platform shows. None of it falls under retention. */
public class AssetMemory {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public AssetMemory(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Whether no asset was ended or taken back, as far as that still counts. */
    public boolean isEmpty() {
        var history = history();
        return history.ended().isEmpty() && history.reverts().isEmpty();
    }

    /** All of it. */
    public History history() {
        var ended = Set.copyOf(
                jdbc.sql("select asset_id from ended_asset").query(String.class).list());
        Map<String, List<History.Refusal>> refusals = jdbc
                .sql("select subject, fingerprint, message from refusal")
                .query((row, number) -> new History.Refusal(
                        row.getString("subject"), row.getLong("fingerprint"), row.getString("message")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(History.Refusal::subject));
        var reverts = new HashMap<String, History.Revert>();
        jdbc.sql("select * from revert").query(row -> {
            reverts.put(
                    row.getString("asset_id"),
                    new History.Revert(
                            row.getString("connection_id"), fields(row.getString("fields")), row.getLong("device")));
        });
        return new History(ended, refusals, reverts);
    }

    /** R40: Rollcall has ended the asset. */
    public void ended(String assetId, String runId, Instant now) {
        transactions.executeWithoutResult(status -> {
            forgetEnds(Set.of(assetId));
            jdbc.sql("insert into ended_asset (asset_id, run_id, ended_at) values (:asset, :run, :now)")
                    .param("asset", assetId)
                    .param("run", runId)
                    .param("now", Times.of(now))
                    .update();
        });
    }

    /** R40: they have not stayed as they were ended. */
    public void forgetEnds(Collection<String> assetIds) {
        assetIds.forEach(asset -> jdbc.sql("delete from ended_asset where asset_id = :asset")
                .param("asset", asset)
                .update());
    }

    /** R15: the platform refuses a change for good. */
    public void refused(History.Refusal refusal, Instant now) {
        try {
            jdbc.sql("insert into refusal (subject, fingerprint, message, refused_at)"
                            + " values (:subject, :fingerprint, :message, :now)")
                    .param("subject", refusal.subject())
                    .param("fingerprint", refusal.fingerprint())
                    .param("message", refusal.message())
                    .param("now", Times.of(now))
                    .update();
        } catch (DuplicateKeyException e) {
            jdbc.sql("update refusal set message = :message, refused_at = :now"
                            + " where subject = :subject and fingerprint = :fingerprint")
                    .param("message", refusal.message())
                    .param("now", Times.of(now))
                    .param("subject", refusal.subject())
                    .param("fingerprint", refusal.fingerprint())
                    .update();
        }
    }

    /** R73: until the device changes, no rule writes those fields of the asset. */
    public void reverted(String assetId, History.Revert revert, Instant now) {
        transactions.executeWithoutResult(status -> {
            var fields = new HashSet<>(revert.fields());
            jdbc.sql("select fields from revert where asset_id = :asset")
                    .param("asset", assetId)
                    .query(String.class)
                    .optional()
                    .ifPresent(earlier -> fields.addAll(fields(earlier)));
            lift(Set.of(assetId));
            jdbc.sql("insert into revert (asset_id, connection_id, fields, device, reverted_at)"
                            + " values (:asset, :connection, :fields, :device, :now)")
                    .param("asset", assetId)
                    .param("connection", revert.connectionId())
                    .param("fields", text(fields))
                    .param("device", revert.device())
                    .param("now", Times.of(now))
                    .update();
        });
    }

    /** R73: the device has changed in the MDM. */
    public void lift(Collection<String> assetIds) {
        assetIds.forEach(asset -> jdbc.sql("delete from revert where asset_id = :asset")
                .param("asset", asset)
                .update());
    }

    /** Forgets all of it: the ids are those of assets of another platform. */
    public void forget() {
        for (var table : List.of("ended_asset", "refusal", "revert")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    private static String text(Set<Field> fields) {
        return fields.stream()
                .map(field -> field.kind() + " " + field.name())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static Set<Field> fields(String text) {
        return Arrays.stream(text.split("\n"))
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ", 2))
                .map(parts -> new Field(Field.Kind.valueOf(parts[0]), parts.length < 2 ? "" : parts[1]))
                .collect(Collectors.toUnmodifiableSet());
    }
}
