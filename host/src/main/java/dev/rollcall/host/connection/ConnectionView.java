package dev.rollcall.host.connection;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.plugin.PluginAbsence;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A connection as the API shows it. Its secrets are only said to be set. */
@Schema(name = "Connection", description = "One tenant of an MDM as it is configured.")
record ConnectionView(
        @Schema(description = "It never changes.") String id,
        @Schema(example = "kandji") String provider,
        @Schema(example = "Acme Iru") String name,

        @Schema(description = "Whether it is synced; the MDM of one that was deactivated is sent nothing.")
        boolean active,

        @Schema(
                description =
                        "What was entered; shown to ADMINs only. A secret that is stored shows as \"set\", and is never shown itself.",
                example = "{\"apiUrl\": \"https://acme.api.kandji.io\", \"apiToken\": \"set\"}")
        @Nullable
        Map<String, String> settings,

        @Schema(description = "Its place in the order of connections, from 1; the lower comes first.")
        int rank,

        @Schema(description = "Shown to ADMINs only.") @Nullable
        PolicyView policy,

        @Schema(
                description =
                        "When it is synced by itself: a cron expression of six fields and a time zone, UTC without"
                                + " one; empty for daily, at a time of its own; \"never\". Shown to ADMINs only.",
                example = "0 0 3 * * * Europe/Berlin")
        @Nullable
        String schedule,

        @Schema(
                description = "When it is synced next by itself; absent if it is not. What has passed is begun within"
                        + " seconds, or waits for a host.")
        @Nullable
        Instant nextSync,

        @Schema(description = "Whether rollcall.yaml declares it, which is then the only place to change it.")
        boolean declared,

        @Schema(description = "When the opt-in was last switched on; absent while it is off.") @Nullable
        Instant optInSince,

        @Schema(description = "When it was last pointed to another address; absent if never.") @Nullable
        Instant addressChangedAt,

        @Nullable Instant activatedAt,
        @Schema(description = "Counts its changes, from 1.") long version,
        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "What the change did besides, sentences; absent where it did nothing besides.") @Nullable
        List<String> remarks,

        @Schema(description = "Why no plugin serves it now, and what to do; absent where one does.") @Nullable
        String unavailable) {
    /** What stands in the place of a secret. */
    static final String SET = "set";

    private static final String ELSEWHERE = "The address changed, so the connection counts as having seen nothing there"
            + " yet: what it saw before is ended by no run alone, and is held for a person (R33).";

    private static final String ASK = "No plugin serves it now. Ask an ADMIN to look at the plugins.";

    /** As much as the caller may see: the settings of MDMs are for ADMINs. */
    static ConnectionView of(ConfiguredConnection connection, Caller caller) {
        return caller.role().covers(Role.ADMIN) ? of(connection) : brief(connection);
    }

    private static ConnectionView brief(ConfiguredConnection connection) {
        return new ConnectionView(
                connection.id(),
                connection.provider(),
                connection.name(),
                connection.active(),
                null,
                connection.rank(),
                null,
                null,
                null,
                connection.declared(),
                connection.optInSince(),
                null,
                connection.activatedAt(),
                connection.version(),
                connection.createdAt(),
                connection.updatedAt(),
                null,
                null);
    }

    static ConnectionView of(ConfiguredConnection connection) {
        return of(connection, List.of());
    }

    /** What it is after a change. */
    static ConnectionView of(ConfiguredConnection before, ConfiguredConnection after) {
        var isElsewhere = !Objects.equals(before.addressChangedAt(), after.addressChangedAt());
        return of(after, isElsewhere ? List.of(ELSEWHERE) : List.of());
    }

    private static ConnectionView of(ConfiguredConnection connection, List<String> remarks) {
        var settings = new TreeMap<>(connection.settings());
        connection.secrets().forEach(key -> settings.put(key, SET));
        return new ConnectionView(
                connection.id(),
                connection.provider(),
                connection.name(),
                connection.active(),
                settings,
                connection.rank(),
                PolicyView.of(connection.policy()),
                connection.schedule(),
                null,
                connection.declared(),
                connection.optInSince(),
                connection.addressChangedAt(),
                connection.activatedAt(),
                connection.version(),
                connection.createdAt(),
                connection.updatedAt(),
                remarks.isEmpty() ? null : remarks,
                null);
    }

    /** The same, with when it is due, and with why no plugin serves it, as far as the caller may know of plugins. */
    ConnectionView with(Optional<Instant> due, Optional<PluginAbsence> absence, Caller caller) {
        return new ConnectionView(
                id,
                provider,
                name,
                active,
                settings,
                rank,
                policy,
                schedule,
                due.orElse(null),
                declared,
                optInSince,
                addressChangedAt,
                activatedAt,
                version,
                createdAt,
                updatedAt,
                remarks,
                absence.map(why -> caller.role().covers(Role.ADMIN) ? why.toString() : ASK)
                        .orElse(null));
    }
}
