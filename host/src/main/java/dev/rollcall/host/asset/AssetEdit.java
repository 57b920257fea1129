package dev.rollcall.host.asset;

import dev.rollcall.api.device.SpecKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is to be different about one asset. What it does not name stays as it is.
 *
 * @param status the new status
 * @param holder who is to hold it: a person, or nobody
 * @param links by provider, the new source id; an empty text clears the link
 * @param specs new texts of the asset's own fields
 * @param model new facts of the asset's model: the asset is moved to a model that has them, no shared model is changed
 * @param serial for an empty serial field only
 */
public record AssetEdit(
        Optional<AssetStatus> status,
        Optional<Holder> holder,
        Map<String, String> links,
        Map<SpecKey<?>, String> specs,
        Map<SpecKey<?>, String> model,
        Optional<String> serial) {
    /** Everything stays. */
    public static final AssetEdit NOTHING =
            new AssetEdit(Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of(), Optional.empty());

    public AssetEdit {
        links = Map.copyOf(links);
        specs = Map.copyOf(specs);
        model = Map.copyOf(model);
        if (holder.filter(to -> !(to instanceof Holder.Person) && !(to instanceof Holder.Nobody))
                .isPresent()) {
            throw new IllegalArgumentException("Assets are given to persons only. Name a person, or nobody.");
        }
    }

    public AssetEdit withStatus(AssetStatus to) {
        return new AssetEdit(Optional.of(to), holder, links, specs, model, serial);
    }

    public AssetEdit withHolder(Holder to) {
        return new AssetEdit(status, Optional.of(to), links, specs, model, serial);
    }

    public AssetEdit withoutHolder() {
        return new AssetEdit(status, Optional.empty(), links, specs, model, serial);
    }

    /** With one link more; an empty text clears it. */
    public AssetEdit withLink(String provider, String sourceId) {
        var more = new HashMap<>(links);
        more.put(provider, sourceId);
        return new AssetEdit(status, holder, more, specs, model, serial);
    }

    public AssetEdit withSpecs(Map<SpecKey<?>, String> to) {
        return new AssetEdit(status, holder, links, to, model, serial);
    }

    public AssetEdit withModel(Map<SpecKey<?>, String> to) {
        return new AssetEdit(status, holder, links, specs, to, serial);
    }

    public AssetEdit withSerial(String to) {
        return new AssetEdit(status, holder, links, specs, model, Optional.of(to));
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }

    /** Whether somebody who holds that asset would hold it no more. */
    public boolean removesHolder(Asset asset) {
        return !(asset.holder() instanceof Holder.Nobody)
                && holder.filter(to -> !to.equals(asset.holder())).isPresent();
    }

    /** R71: whether it writes what is read again right before: holder, status, links, or a serial that must be empty. */
    public boolean needsFreshLook() {
        return status.isPresent() || holder.isPresent() || !links.isEmpty() || serial.isPresent();
    }

    /** What of it the asset lacks. */
    public AssetEdit lackingIn(Asset asset) {
        var missingLinks = new HashMap<>(links);
        missingLinks.entrySet().removeIf(link -> link.getValue()
                .equals(asset.links().getOrDefault(link.getKey(), "")));
        return new AssetEdit(
                status.filter(to -> !to.id().equals(asset.status().id())),
                holder.filter(to -> !to.equals(asset.holder())),
                missingLinks,
                lacking(specs, asset.specs()),
                lacking(model, asset.model()),
                serial.filter(to -> !to.equals(asset.serial())));
    }

    /**
     * What of it the asset lacks after it was written. A field that is written only if it is empty is not shown any more
     * once it is filled.
     *
     * @param before the asset as it was
     */
    public AssetEdit lackingIn(Asset now, Asset before) {
        var lacking = lackingIn(now);
        var unseen = new HashMap<>(lacking.specs);
        unseen.keySet()
                .removeIf(
                        key -> before.specs().text(key).filter(String::isEmpty).isPresent()
                                && now.specs().text(key).isEmpty());
        return lacking.withSpecs(unseen);
    }

    /** The asset as it is with this edit. */
    public Asset appliedTo(Asset asset) {
        var after = new HashMap<>(asset.links());
        after.putAll(links);
        after.values().removeIf(String::isEmpty);
        return new Asset(
                asset.id(),
                asset.label(),
                serial.orElse(asset.serial()),
                status.orElse(asset.status()),
                holder.orElse(asset.holder()),
                after,
                asset.order(),
                specs.isEmpty() ? asset.specs() : asset.specs().with(specs),
                model.isEmpty() ? asset.model() : asset.model().with(model));
    }

    /** What it names, as people say it. */
    public String names() {
        var names = new TreeSet<String>();
        specs.keySet().forEach(key -> names.add(key.label()));
        model.keySet().forEach(key -> names.add(key.label()));
        links.keySet().forEach(provider -> names.add("the link of " + provider));
        serial.ifPresent(to -> names.add("the serial"));
        status.ifPresent(to -> names.add("the status"));
        holder.ifPresent(to -> names.add("the assignee"));
        return String.join(", ", names);
    }

    private static Map<SpecKey<?>, String> lacking(Map<SpecKey<?>, String> wanted, Specs present) {
        var lacking = new HashMap<>(wanted);
        lacking.entrySet().removeIf(spec -> present.text(spec.getKey())
                .filter(spec.getValue()::equals)
                .isPresent());
        return lacking;
    }
}
