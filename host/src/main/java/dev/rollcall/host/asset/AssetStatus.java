package dev.rollcall.host.asset;

import java.util.Objects;

/**
 * A status of the platform.
 *
 * @param id the platform's id
 * @param name as people see it
 * @param role what it means here
 * @param deployable whether the platform lets an asset under it be checked out to a person; always so in GLPI, which
 *     knows no such rule, while Snipe-IT refuses a check-out under a label that is not deployable
 */
public record AssetStatus(String id, String name, StatusRole role, boolean deployable) {
    public AssetStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
    }

    @Override
    public String toString() {
        return name;
    }
}
