package dev.rollcall.host.journal;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.reconcile.Comparison.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes a person out of what is kept of devices beside their assets. The next run shows anew what the MDM and the platform
 * say then.
 */
final class ComparisonErasure {
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;

    ComparisonErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Learns what the person is called where they have a device and its asset; whether that was new. */
    boolean recognise(Identity identity) {
        var isNew = false;
        var part = after("", "");
        while (!part.isEmpty()) {
            for (var row : part) {
                isNew |= row.teach(identity);
            }
            var last = part.get(part.size() - 1);
            part = after(last.connectionId, last.sourceId);
        }
        return isNew;
    }

    /** How many devices they were erased from. */
    long erase(Identity identity) {
        var far = identity.redaction();
        var close = identity.closeRedaction();
        var connections = new HashSet<String>();
        long erased = 0;
        var part = after("", "");
        while (!part.isEmpty()) {
            for (var row : part) {
                var next = row.without(identity, row.isAbout(identity) ? close : far);
                if (!next.equals(row)) {
                    update(next);
                    connections.add(row.connectionId);
                    erased++;
                }
            }
            var last = part.get(part.size() - 1);
            part = after(last.connectionId, last.sourceId);
        }
        forgetSums(connections);
        return erased;
    }

    private void forgetSums(Set<String> connections) {
        for (var connection : connections) {
            jdbc.sql("delete from device_comparison_sum where connection_id = :connection")
                    .param("connection", connection)
                    .update();
        }
    }

    private List<Row> after(String connectionId, String sourceId) {
        return jdbc.sql(
                        "select connection_id, source_id, state, reason, message, device_name, serial, mdm_user, mdm_name,"
                                + " asset_label, holder_kind, holder_id, holder_name from device_comparison"
                                + " where connection_id >= :connection and (connection_id > :connection or source_id > :source)"
                                + " order by connection_id, source_id fetch next :limit rows only")
                .param("connection", connectionId)
                .param("source", sourceId)
                .param("limit", AT_ONCE)
                .query(ComparisonErasure::row)
                .list();
    }

    private void update(Row row) {
        jdbc.sql("update device_comparison set reason = :reason, message = :message, device_name = :name,"
                        + " mdm_user = :user, mdm_name = :userName, asset_label = :label, holder_name = :holder,"
                        + " sort_key = :key, digest = 0 where connection_id = :connection and source_id = :source")
                .param("reason", row.reason)
                .param("message", row.message)
                .param("name", row.name)
                .param("user", row.user)
                .param("userName", row.userName)
                .param("label", row.label)
                .param("holder", row.holder.name())
                .param("key", ComparisonStore.sortKey(row.name, row.serial, row.sourceId))
                .param("connection", row.connectionId)
                .param("source", row.sourceId)
                .update();
    }

    /** The texts of a device. */
    private record Row(
            String connectionId,
            String sourceId,
            State state,
            String reason,
            String message,
            @Nullable String name,
            @Nullable String serial,
            @Nullable String user,
            @Nullable String userName,
            @Nullable String label,
            HolderText holder) {

        boolean teach(Identity identity) {
            var seen = seen();
            if (seen.isEmpty() || !identity.is(seen.get())) {
                return false;
            }
            // Only where both sides agree is the holder who the MDM shows.
            var edit = state == State.IN_STEP && holder.holder() instanceof Holder.Person person
                    ? AssetEdit.NOTHING.withHolder(person)
                    : null;
            return identity.learn(ChangeKind.ASSIGN, edit, seen.get());
        }

        boolean isAbout(Identity identity) {
            return isTheirs(identity) || identity.is(holder.holder());
        }

        private boolean isTheirs(Identity identity) {
            return seen().filter(identity::is).isPresent();
        }

        private Optional<AssignedUser> seen() {
            if (user == null) {
                return Optional.empty();
            }
            var somebody = AssignedUser.as(AssignedUser.Evidence.ASSIGNED).displayName(userName);
            var shown = user.contains("@") ? somebody.email(user) : somebody.username(user);
            return shown.build() instanceof AssignedUser built ? Optional.of(built) : Optional.empty();
        }

        Row without(Identity identity, Redaction redaction) {
            var isTheirs = isTheirs(identity);
            var held = identity.is(holder.holder()) ? Redaction.ERASED : orNull(holder.name(), redaction);
            return new Row(
                    connectionId,
                    sourceId,
                    state,
                    redaction.of(reason),
                    redaction.of(message),
                    orNull(name, redaction),
                    serial,
                    isTheirs ? Redaction.ERASED : orNull(user, redaction),
                    isTheirs && userName != null ? Redaction.ERASED : orNull(userName, redaction),
                    orNull(label, redaction),
                    new HolderText(holder.kind(), holder.id(), held));
        }

        private static @Nullable String orNull(@Nullable String text, Redaction redaction) {
            return text == null ? null : redaction.of(text);
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString(1),
                row.getString(2),
                State.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                new HolderText(row.getString(11), row.getString(12), row.getString(13)));
    }
}
