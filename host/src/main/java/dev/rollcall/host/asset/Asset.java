package dev.rollcall.host.asset;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record of the platform, as the rules see it. Immutable; no record of Java, as a run holds a million of them and
 * nearly each has one link or none, which weighs less without a map.
 */
public final class Asset {
    private final String id;
    private final String label;
    private final @Nullable String serial;
    private final AssetStatus status;
    private final Holder holder;
    /** Whose link the only one is; null where there is none, or several. */
    private final @Nullable String linkProvider;

    private final @Nullable String onlyLink;
    /** All of several links, else none. */
    private final Map<String, String> severalLinks;

    private final @Nullable String order;
    private final Specs specs;
    private final Specs model;

    /**
     * An asset.
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
    public Asset(
            String id,
            String label,
            @Nullable String serial,
            AssetStatus status,
            Holder holder,
            Map<String, String> links,
            Optional<String> order,
            Specs specs,
            Specs model) {
        this.id = Objects.requireNonNull(id, "id");
        this.label = label;
        this.serial = serial;
        this.status = Objects.requireNonNull(status, "status");
        this.holder = Objects.requireNonNull(holder, "holder");
        var only = links.size() == 1 ? links.entrySet().iterator().next() : null;
        this.linkProvider = only == null ? null : only.getKey();
        this.onlyLink = only == null ? null : only.getValue();
        this.severalLinks = only == null ? Map.copyOf(links) : Map.of();
        this.order = order.orElse(null);
        this.specs = specs;
        this.model = model;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public @Nullable String serial() {
        return serial;
    }

    public AssetStatus status() {
        return status;
    }

    public Holder holder() {
        return holder;
    }

    public Map<String, String> links() {
        return linkProvider == null || onlyLink == null ? severalLinks : Map.of(linkProvider, onlyLink);
    }

    public Optional<String> order() {
        return Optional.ofNullable(order);
    }

    public Specs specs() {
        return specs;
    }

    public Specs model() {
        return model;
    }

    /** The source id in the link field of that provider, or null. */
    public @Nullable String link(String provider) {
        return linkProvider == null ? severalLinks.get(provider) : linkProvider.equals(provider) ? onlyLink : null;
    }

    public StatusRole role() {
        return status.role();
    }

    public boolean isUnderOrder() {
        return order != null;
    }

    /** R71: what a decision was made on, and is different now; a sentence. */
    public Optional<String> differenceTo(Asset now) {
        if (!Holder.isSame(holder, now.holder)) {
            return Optional.of("It was held by " + holder + ", and is by " + now.holder + " now.");
        }
        if (!status.id().equals(now.status.id())) {
            return Optional.of("Its status was " + status + ", and is " + now.status + " now.");
        }
        if (!links().equals(now.links())) {
            return Optional.of("Its links were " + links() + ", and are " + now.links() + " now.");
        }
        if (!order().equals(now.order())) {
            return Optional.of("Its order was " + order().orElse("none") + ", and is "
                    + now.order().orElse("none") + " now.");
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Asset asset
                && asset.id.equals(id)
                && Objects.equals(asset.label, label)
                && Objects.equals(asset.serial, serial)
                && asset.status.equals(status)
                && asset.holder.equals(holder)
                && asset.links().equals(links())
                && Objects.equals(asset.order, order)
                && Objects.equals(asset.specs, specs)
                && Objects.equals(asset.model, model);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return label;
    }
}
