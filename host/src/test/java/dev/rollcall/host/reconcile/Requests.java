package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The requests of a change, one by one in the order of R72, to a platform that refuses what Snipe-IT refuses: to check
 * out what is held or not deployable, and to check in what nobody holds.
 */
final class Requests implements Decision.Cases<List<UnaryOperator<Asset>>> {
    private final Asset asset;

    private Requests(Asset asset) {
        this.asset = asset;
    }

    static List<UnaryOperator<Asset>> of(Change change, Asset asset) {
        return change.match(new Requests(asset));
    }

    static UnaryOperator<Asset> checkOut(Holder.Person person) {
        return asset -> {
            if (!(asset.holder() instanceof Holder.Nobody) || !asset.status().deployable()) {
                throw new AssertionError("The platform refuses to check " + asset.id() + " out: it is in status "
                        + asset.status() + " and held by " + asset.holder());
            }
            return Effects.after(asset, new Change.Assign(Rule.R11, "", person));
        };
    }

    private static Asset checkIn(Asset asset) {
        if (!(asset.holder() instanceof Holder.Person person)) {
            throw new AssertionError("The platform refuses to check " + asset.id() + " in: nobody holds it");
        }
        return Effects.after(asset, new Change.Clear(Rule.R22, "", person));
    }

    private boolean isHeld() {
        return asset.holder() instanceof Holder.Person;
    }

    private static List<UnaryOperator<Asset>> patch(Change change) {
        return List.of(asset -> Effects.after(asset, change));
    }

    @Override
    public List<UnaryOperator<Asset>> writeSpecs(Change.WriteSpecs change) {
        return patch(change);
    }

    @Override
    public List<UnaryOperator<Asset>> assign(Change.Assign change) {
        return List.of(checkOut(change.to()));
    }

    @Override
    public List<UnaryOperator<Asset>> reassign(Change.Reassign change) {
        return List.of(Requests::checkIn, checkOut(change.to()));
    }

    @Override
    public List<UnaryOperator<Asset>> clear(Change.Clear change) {
        return List.of(Requests::checkIn);
    }

    @Override
    public List<UnaryOperator<Asset>> writeLink(Change.WriteLink change) {
        return patch(change);
    }

    @Override
    public List<UnaryOperator<Asset>> replaceLink(Change.ReplaceLink change) {
        return patch(change);
    }

    @Override
    public List<UnaryOperator<Asset>> clearLink(Change.ClearLink change) {
        return patch(change);
    }

    @Override
    public List<UnaryOperator<Asset>> end(Change.End change) {
        var requests = new ArrayList<UnaryOperator<Asset>>();
        if (isHeld()) {
            requests.add(Requests::checkIn);
        }
        requests.addAll(patch(change));
        return requests;
    }

    @Override
    public List<UnaryOperator<Asset>> recover(Change.Recover change) {
        var withoutHolder = new Change.Recover(
                change.rule(),
                "",
                change.status(),
                change.provider(),
                change.sourceId(),
                change.clearedLinks(),
                Optional.empty());
        var requests = new ArrayList<>(patch(withoutHolder));
        if (change.holder().isPresent() && isHeld()) {
            requests.add(Requests::checkIn);
        }
        if (change.holder().orElse(Holder.NOBODY) instanceof Holder.Person person) {
            requests.add(checkOut(person));
        }
        return requests;
    }

    @Override
    public List<UnaryOperator<Asset>> create(Change.Create change) {
        throw new AssertionError("the house creates");
    }

    @Override
    public List<UnaryOperator<Asset>> waiting(Remark.Wait remark) {
        return List.of();
    }

    @Override
    public List<UnaryOperator<Asset>> skipped(Remark.Skip remark) {
        return List.of();
    }

    @Override
    public List<UnaryOperator<Asset>> reported(Remark.Report remark) {
        return List.of();
    }

    @Override
    public List<UnaryOperator<Asset>> unchanged(Remark.NoChange remark) {
        return List.of();
    }
}
