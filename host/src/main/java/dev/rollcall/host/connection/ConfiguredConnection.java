package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.Policy;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One tenant of an MDM as it is configured. Holds no secret.
 *
 * @param id a UUID; it never changes
 * @param provider the provider's id; it never changes
 * @param name for people; unique in any case of its letters
 * @param rank its place in the admin's order: 1 or more, unique, the lower comes first
 * @param active whether it is synced; the MDM of one that was deactivated is sent nothing
 * @param settings what was entered, without secrets
 * @param secrets the keys of the secrets that are set
 * @param policy what a run of it may do
 * @param schedule when it is synced by itself, as {@link Schedule} reads it: a cron expression of six fields and a time
 *     zone, or "never"; daily if empty
 * @param declared whether {@code rollcall.yaml} declares it, which is then the only place to change it
 * @param optInSince when the opt-in was last switched on; null while it is off
 * @param addressChangedAt when it was last pointed to another address or tenant; null if never
 * @param activatedAt when it was last activated; null if never
 * @param version counts its changes, from 1
 */
public record ConfiguredConnection(
        String id,
        String provider,
        String name,
        int rank,
        boolean active,
        Map<String, String> settings,
        Set<String> secrets,
        Policy policy,
        String schedule,
        boolean declared,
        @Nullable Instant optInSince,
        @Nullable Instant addressChangedAt,
        @Nullable Instant activatedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    public ConfiguredConnection {
        settings = Map.copyOf(settings);
        secrets = Set.copyOf(secrets);
    }

    /**
     * Whether the opt-in is on, and has been without a break since it was switched on then.
     *
     * @param then when it was switched on, as something else noted it; null if it was off
     */
    public boolean isOptedInSince(@Nullable Instant then) {
        return then != null && then.equals(optInSince);
    }

    /** Whether it was never active yet: somebody is still setting it up. */
    public boolean isNew() {
        return !active && activatedAt == null;
    }

    /**
     * Whether its MDM may be asked at a person's wish: it is active, or never was yet, as before it is activated it is to
     * be looked at. The MDM of one that was deactivated is sent nothing.
     */
    public boolean mayBeRead() {
        return active || isNew();
    }
}
