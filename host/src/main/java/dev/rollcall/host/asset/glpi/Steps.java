package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.Holder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a write: first the item's own row, in one request, so that user and status change together; then links,
 * which are rows of their own. An end that is broken off between them leaves an asset that is TRANSFERRED, held by nobody
 * and still linked to a dead id, which R40 takes for no link; a recovery leaves one that is in use and is linked by R12. So
 * the rules reach the same end from each state in between (R72).
 */
final class Steps {
    private Steps() {}

    /**
     * What of an edit is written with the item's own row.
     *
     * @param fields the providers whose link is a field of the item
     */
    static AssetEdit ofItem(AssetEdit edit, Set<String> fields, Set<SpecKey<?>> elsewhere) {
        var links = new HashMap<>(edit.links());
        links.keySet().retainAll(fields);
        var specs = new HashMap<>(edit.specs());
        specs.keySet().removeAll(elsewhere);
        return new AssetEdit(edit.status(), edit.holder(), links, specs, edit.model(), edit.serial());
    }

    /** What of an edit is written as rows of links. */
    static AssetEdit ofLinks(AssetEdit edit, Set<String> fields) {
        var links = new HashMap<>(edit.links());
        links.keySet().removeAll(fields);
        return only(links, Map.of());
    }

    /** What of an edit is written as the operating system's row. */
    static AssetEdit ofSystem(AssetEdit edit, Set<SpecKey<?>> elsewhere) {
        var specs = new HashMap<>(edit.specs());
        specs.keySet().retainAll(elsewhere);
        return only(Map.of(), specs);
    }

    private static AssetEdit only(Map<String, String> links, Map<SpecKey<?>, String> specs) {
        return new AssetEdit(Optional.empty(), Optional.empty(), links, specs, Map.of(), Optional.empty());
    }

    /** What is still to be done; empty if the asset is in none of the states that the steps lead through. */
    static Optional<AssetEdit> remaining(Asset before, AssetEdit wanted, Asset now, Set<String> fields) {
        var edit = wanted.lackingIn(before);
        if (before.differenceTo(now).isEmpty()) {
            return Optional.of(wanted.lackingIn(now));
        }
        var item = ofItem(edit, fields, Set.of()).appliedTo(before);
        var isItemWritten = (Holder.isSame(item.holder(), now.holder()) || isCleared(item.holder(), now.holder()))
                && item.status().id().equals(now.status().id())
                && before.order().equals(now.order());
        return isItemWritten && isBetween(item, edit.appliedTo(before), now)
                ? Optional.of(Job.lacking(wanted, before, now))
                : Optional.empty();
    }

    /** Whether each link is as before the links were written, or as after it. */
    private static boolean isBetween(Asset item, Asset after, Asset now) {
        var providers = new HashMap<>(item.links());
        providers.putAll(after.links());
        providers.putAll(now.links());
        return providers.keySet().stream().allMatch(provider -> {
            var link = now.link(provider);
            return Objects.equals(link, item.link(provider)) || Objects.equals(link, after.link(provider));
        });
    }

    /** Whether nobody was to have it, and nobody but a group does: that is there beside a user, and stays without one. */
    static boolean isCleared(Holder wanted, Holder now) {
        return wanted instanceof Holder.Nobody
                && now instanceof Holder.Location place
                && place.id().startsWith(Rows.GROUP);
    }
}
