package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an asset is like after a change: for a diff that people look at, and for R71 between two changes of one asset. */
public final class Effects {
    private Effects() {}

    /** The asset as the change leaves it; a creation and a remark leave it as it is. */
    public static Asset after(Asset asset, Decision decision) {
        return decision.match(new After(asset));
    }

    private static Asset with(Asset asset, AssetStatus status, Holder holder, Map<String, String> links) {
        return new Asset(
                asset.id(),
                asset.label(),
                asset.serial(),
                status,
                holder,
                links,
                asset.order(),
                asset.specs(),
                asset.model());
    }

    private static Map<String, String> without(Asset asset, Set<String> providers) {
        var links = new HashMap<>(asset.links());
        links.keySet().removeAll(providers);
        return links;
    }

    private static Specs changed(Specs specs, List<Specs.Difference> differences) {
        var after = new HashMap<SpecKey<?>, String>();
        differences.forEach(difference -> after.put(difference.key(), difference.after()));
        return after.isEmpty() ? specs : specs.with(after);
    }

    private record After(Asset asset) implements Decision.Cases<Asset> {
        private Asset held(Holder holder) {
            return with(asset, asset.status(), holder, asset.links());
        }

        private Asset linked(String provider, String sourceId) {
            var links = new HashMap<>(asset.links());
            links.put(provider, sourceId);
            return with(asset, asset.status(), asset.holder(), links);
        }

        @Override
        public Asset writeSpecs(Change.WriteSpecs change) {
            return new Asset(
                    asset.id(),
                    asset.label(),
                    change.serial().orElse(asset.serial()),
                    asset.status(),
                    asset.holder(),
                    asset.links(),
                    asset.order(),
                    changed(asset.specs(), change.specs()),
                    changed(asset.model(), change.model()));
        }

        @Override
        public Asset assign(Change.Assign change) {
            return held(change.to());
        }

        @Override
        public Asset reassign(Change.Reassign change) {
            return held(change.to());
        }

        @Override
        public Asset clear(Change.Clear change) {
            return held(Holder.NOBODY);
        }

        @Override
        public Asset writeLink(Change.WriteLink change) {
            return linked(change.provider(), change.sourceId());
        }

        @Override
        public Asset replaceLink(Change.ReplaceLink change) {
            return linked(change.provider(), change.sourceId());
        }

        @Override
        public Asset clearLink(Change.ClearLink change) {
            return with(asset, asset.status(), asset.holder(), without(asset, Set.of(change.provider())));
        }

        @Override
        public Asset end(Change.End change) {
            var links = without(asset, change.clearedLinks().keySet());
            return with(asset, change.status(), Holder.NOBODY, links);
        }

        @Override
        public Asset recover(Change.Recover change) {
            var links = without(asset, change.clearedLinks().keySet());
            links.put(change.provider(), change.sourceId());
            return with(asset, change.status(), change.holder().orElse(asset.holder()), links);
        }

        @Override
        public Asset create(Change.Create change) {
            return asset;
        }

        @Override
        public Asset waiting(Remark.Wait remark) {
            return asset;
        }

        @Override
        public Asset skipped(Remark.Skip remark) {
            return asset;
        }

        @Override
        public Asset reported(Remark.Report remark) {
            return asset;
        }

        @Override
        public Asset unchanged(Remark.NoChange remark) {
            return asset;
        }
    }
}
