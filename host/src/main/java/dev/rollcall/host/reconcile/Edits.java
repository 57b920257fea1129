package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a change is to make different about its asset, for the platform. */
public final class Edits implements Decision.Cases<AssetEdit> {
    private static final Edits EDITS = new Edits();

    private Edits() {}

    /** The edit of a change of an asset that is there; that of a creation and of a remark is nothing. */
    public static AssetEdit of(Decision decision) {
        return decision.match(EDITS);
    }

    private static Map<SpecKey<?>, String> texts(List<Specs.Difference> differences) {
        var texts = new HashMap<SpecKey<?>, String>();
        differences.forEach(difference -> texts.put(difference.key(), difference.after()));
        return texts;
    }

    private static AssetEdit withStatus(AssetStatus status, Map<String, String> clearedLinks) {
        var edit = AssetEdit.NOTHING.withStatus(status);
        for (var provider : clearedLinks.keySet()) {
            edit = edit.withLink(provider, "");
        }
        return edit;
    }

    @Override
    public AssetEdit writeSpecs(Change.WriteSpecs change) {
        var edit = AssetEdit.NOTHING.withSpecs(texts(change.specs())).withModel(texts(change.model()));
        return change.serial().map(edit::withSerial).orElse(edit);
    }

    @Override
    public AssetEdit assign(Change.Assign change) {
        return AssetEdit.NOTHING.withHolder(change.to());
    }

    @Override
    public AssetEdit reassign(Change.Reassign change) {
        return AssetEdit.NOTHING.withHolder(change.to());
    }

    @Override
    public AssetEdit clear(Change.Clear change) {
        return AssetEdit.NOTHING.withHolder(Holder.NOBODY);
    }

    @Override
    public AssetEdit writeLink(Change.WriteLink change) {
        return AssetEdit.NOTHING.withLink(change.provider(), change.sourceId());
    }

    @Override
    public AssetEdit replaceLink(Change.ReplaceLink change) {
        return AssetEdit.NOTHING.withLink(change.provider(), change.sourceId());
    }

    @Override
    public AssetEdit clearLink(Change.ClearLink change) {
        return AssetEdit.NOTHING.withLink(change.provider(), "");
    }

    @Override
    public AssetEdit end(Change.End change) {
        return withStatus(change.status(), change.clearedLinks()).withHolder(Holder.NOBODY);
    }

    @Override
    public AssetEdit recover(Change.Recover change) {
        var edit = withStatus(change.status(), change.clearedLinks()).withLink(change.provider(), change.sourceId());
        return change.holder().map(edit::withHolder).orElse(edit);
    }

    @Override
    public AssetEdit create(Change.Create change) {
        return AssetEdit.NOTHING;
    }

    @Override
    public AssetEdit waiting(Remark.Wait remark) {
        return AssetEdit.NOTHING;
    }

    @Override
    public AssetEdit skipped(Remark.Skip remark) {
        return AssetEdit.NOTHING;
    }

    @Override
    public AssetEdit reported(Remark.Report remark) {
        return AssetEdit.NOTHING;
    }

    @Override
    public AssetEdit unchanged(Remark.NoChange remark) {
        return AssetEdit.NOTHING;
    }
}
