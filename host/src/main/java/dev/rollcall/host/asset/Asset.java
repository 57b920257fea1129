package dev.rollcall.host.asset;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record of the platform, as the rules see it.
 *
 * @param id unique in the platform; an adapter of a platform that counts per type qualifies it ({@code Computer/5} in
 *     GLPI)
 * @param label what people know it by: the asset tag or inventory number
 * @param serial in the platform's spelling, not normalised; null if the field is empty
 * @param status the platform's status and what it means here
 * @param holder whom or what it is assigned to
 * @param links by provider, the source id in that provider's link field; an empty field has no entry
 * @param order the active order on the asset, as people know it; empty if there is none
 * @param specs the mapped fields of the asset itself
 * @param model the mapped facts that the platform keeps on the asset's model, which several assets share
 */
public record Asset(
        String id,
        String label,
        @Nullable String serial,
        AssetStatus status,
        Holder holder,
        Map<String, String> links,
        Optional<String> order,
        Specs specs,
        Specs model) {
    public Asset {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(holder, "holder");
        links = Map.copyOf(links);
    }

    /** The source id in the link field of that provider, or null. */
    public @Nullable String link(String provider) {
        return links.get(provider);
    }

    public StatusRole role() {
        return status.role();
    }

    public boolean isUnderOrder() {
        return order.isPresent();
    }

    @Override
    public String toString() {
        return label;
    }
}
