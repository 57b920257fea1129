package dev.rollcall.sandbox.snipeit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device as a vendor gives it to a Sync Adapter; null says nothing and blanks nothing.
 *
 * @param externalId the vendor's id
 * @param hostname goes to the asset's name
 * @param email of the assigned user; empty for nobody
 * @param extras custom fields that are mapped, by column
 */
public record AdapterRecord(
        String externalId,
        @Nullable String hostname,
        @Nullable String serial,
        @Nullable String model,
        @Nullable String primaryMac,
        @Nullable String os,
        @Nullable String osVersion,
        Instant lastSeen,
        Optional<String> email,
        Map<String, String> extras) {

    public AdapterRecord {
        extras = Map.copyOf(extras);
    }

    /** A device that shows its serial, its name and its model. */
    public static AdapterRecord of(String externalId, String serial, String hostname, String model, Instant lastSeen) {
        return new AdapterRecord(
                externalId, hostname, serial, model, null, null, null, lastSeen, Optional.empty(), Map.of());
    }

    public AdapterRecord inventory(String mac, String system, String version) {
        return new AdapterRecord(externalId, hostname, serial, model, mac, system, version, lastSeen, email, extras);
    }

    public AdapterRecord user(String address) {
        return new AdapterRecord(
                externalId, hostname, serial, model, primaryMac, os, osVersion, lastSeen, Optional.of(address), extras);
    }

    public AdapterRecord extra(String column, String value) {
        return new AdapterRecord(
                externalId, hostname, serial, model, primaryMac, os, osVersion, lastSeen, email, Map.of(column, value));
    }
}
