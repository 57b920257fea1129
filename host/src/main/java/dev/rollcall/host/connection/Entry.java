package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.Policy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection with what only the store needs to know.
 *
 * @param declaredAs its key in {@code rollcall.yaml}; null if it is not declared
 * @param destination where it led when its settings were last entered
 */
record Entry(ConfiguredConnection connection, @Nullable String declaredAs, Destination destination) {

    String id() {
        return connection.id();
    }

    boolean isDeclared() {
        return declaredAs != null;
    }

    private Entry change(Parts parts) {
        var was = connection;
        return new Entry(
                new ConfiguredConnection(
                        was.id(),
                        was.provider(),
                        parts.name,
                        parts.rank,
                        parts.active,
                        parts.settings,
                        parts.secrets,
                        parts.policy,
                        parts.schedule,
                        parts.declaredAs != null,
                        parts.optInSince,
                        parts.addressChangedAt,
                        parts.activatedAt,
                        was.version(),
                        was.createdAt(),
                        was.updatedAt()),
                parts.declaredAs,
                parts.destination);
    }

    /** The same, changed at that time; empty if nothing differs. */
    Optional<Entry> revised(Parts parts, Instant now) {
        var next = change(parts.settled(connection, now));
        if (next.equals(this) && !parts.otherSecrets) {
            return Optional.empty();
        }
        var one = next.connection;
        return Optional.of(new Entry(
                new ConfiguredConnection(
                        one.id(),
                        one.provider(),
                        one.name(),
                        one.rank(),
                        one.active(),
                        one.settings(),
                        one.secrets(),
                        one.policy(),
                        one.schedule(),
                        one.declared(),
                        one.optInSince(),
                        one.addressChangedAt(),
                        one.activatedAt(),
                        one.version() + 1,
                        one.createdAt(),
                        now),
                next.declaredAs,
                next.destination));
    }

    /** A new one, inactive and with the opt-in off until {@link #revised}. */
    static Entry blank(String id, String provider, Instant now) {
        var connection = new ConfiguredConnection(
                id,
                provider,
                "",
                0,
                false,
                Map.of(),
                Set.of(),
                Policy.DEFAULT,
                "",
                false,
                null,
                null,
                null,
                0,
                now,
                now);
        return new Entry(connection, null, new Destination("", ""));
    }

    /** What can change of it. */
    static final class Parts {
        private String name;
        private int rank;
        private boolean active;
        private Map<String, String> settings;
        private Set<String> secrets;
        private Policy policy;
        private String schedule;
        private @Nullable String declaredAs;
        private @Nullable Instant optInSince;
        private @Nullable Instant addressChangedAt;
        private @Nullable Instant activatedAt;
        private Destination destination;
        private boolean otherSecrets;
        private final Destination before;

        Parts(Entry entry) {
            var was = entry.connection;
            name = was.name();
            rank = was.rank();
            active = was.active();
            settings = was.settings();
            secrets = was.secrets();
            policy = was.policy();
            schedule = was.schedule();
            declaredAs = entry.declaredAs;
            optInSince = was.optInSince();
            addressChangedAt = was.addressChangedAt();
            activatedAt = was.activatedAt();
            destination = entry.destination;
            before = entry.destination;
        }

        Parts name(String value) {
            name = value;
            return this;
        }

        Parts rank(int value) {
            rank = value;
            return this;
        }

        Parts active(boolean value) {
            active = value;
            return this;
        }

        Parts settings(Checked checked) {
            settings = checked.settings();
            secrets = checked.secrets().keySet();
            destination = checked.destination();
            return this;
        }

        /** Counts as a change, though what is stored does not show it. */
        Parts otherSecrets(boolean value) {
            otherSecrets = value;
            return this;
        }

        Parts policy(Policy value) {
            policy = value;
            return this;
        }

        Parts schedule(String value) {
            schedule = value;
            return this;
        }

        Parts declaredAs(@Nullable String value) {
            declaredAs = value;
            return this;
        }

        /** With the times that follow from what changed. */
        private Parts settled(ConfiguredConnection was, Instant now) {
            if (!policy.allowAssigneeUpdates()) {
                optInSince = null;
            } else if (optInSince == null) {
                optInSince = now;
            }
            if (!before.tenant().isEmpty() && !before.equals(destination)) {
                addressChangedAt = now;
            }
            if (active && !was.active()) {
                activatedAt = now;
            }
            return this;
        }
    }
}
