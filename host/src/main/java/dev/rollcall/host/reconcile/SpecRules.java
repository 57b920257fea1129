package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.Specs;
import java.util.List;
import java.util.Optional;

/**
 * R10: hardware and OS details follow the MDM, in any status and after any reading. R60: each comes from the first in
 * rank that sees the device and reports it.
 */
final class SpecRules {
    private final Connection connection;
    private final AssetIndex assets;
    private final Bars bars;

    SpecRules(Scene scene, AssetIndex assets, Bars bars) {
        this.connection = scene.connection();
        this.assets = assets;
        this.bars = bars;
    }

    void decide(Pair pair, List<Decision> decisions) {
        var asset = pair.asset();
        var specs = ours(asset.specs().differencesTo(pair.device().specs()), pair);
        var model = connection.policy().updateModel()
                ? ours(asset.model().differencesTo(pair.device().specs()), pair)
                : List.<Specs.Difference>of();
        var serial = serialToFill(pair, decisions);
        if (specs.isEmpty() && model.isEmpty() && serial.isEmpty()) {
            return;
        }
        var change = new Change.WriteSpecs(Rule.R10, "The MDM shows other details.", specs, model, serial);
        decisions.add(bars.pass(change, pair.device(), asset));
    }

    private List<Specs.Difference> ours(List<Specs.Difference> differences, Pair pair) {
        if (differences.isEmpty()) {
            return differences;
        }
        var allowed = bars.allowed(differences, pair.device(), pair.asset());
        if (pair.others().isEmpty()) {
            return allowed;
        }
        return allowed.stream()
                .filter(difference -> !isReportedByBetter(difference.key(), pair))
                .toList();
    }

    /** One that matched the serial to another asset, or to none, writes nothing to this one and keeps nothing from it. */
    private boolean isReportedByBetter(SpecKey<?> key, Pair pair) {
        return pair.others().stream()
                .anyMatch(other -> connection.comesAfter(other.peer())
                        && pair.asset().id().equals(other.sighting().assetId())
                        && other.sighting().specs().contains(key));
    }

    /** Only an empty field is filled, and never with a serial that another asset has. */
    private Optional<String> serialToFill(Pair pair, List<Decision> decisions) {
        var present = pair.asset().serial();
        var reported = pair.device().serial();
        var usable = pair.serial();
        if (usable == null || reported == null || (present != null && !present.isBlank())) {
            return Optional.empty();
        }
        var holder = assets.bySerial(usable);
        if (holder != null) {
            decisions.add(new Remark.Report(
                    Rule.R5, "The serial " + reported + " is on another asset too. Correct the link or that serial."));
            return Optional.empty();
        }
        return bars.allowsSerial(pair.device(), pair.asset()) ? Optional.of(reported.strip()) : Optional.empty();
    }
}
