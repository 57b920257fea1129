package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
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
        var model = connection.policy().updateModel() ? model(pair) : List.<Specs.Difference>of();
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

    /**
     * Name and number tell one model, so they are written together or not at all. An MDM that reports the number of the
     * asset's model means that model, whatever people call it on the platform.
     */
    private List<Specs.Difference> model(Pair pair) {
        var present = pair.asset().model();
        var reported = pair.device().specs();
        var differences = present.differencesTo(reported);
        if (differences.isEmpty() || isKnownByNumber(present, reported)) {
            return List.of();
        }
        var isWhole = bars.allowed(differences, pair.device(), pair.asset()).size() == differences.size();
        var isReportedByBetter = present.keys().stream().anyMatch(key -> isReportedByBetter(key, pair));
        return isWhole && !isReportedByBetter ? differences : List.of();
    }

    private static boolean isKnownByNumber(Specs present, Specs reported) {
        return present.keys().stream()
                .filter(key -> !key.equals(StandardSpecs.MODEL) && !key.equals(StandardSpecs.MANUFACTURER))
                .anyMatch(key -> isSame(present.text(key), reported.text(key)));
    }

    private static boolean isSame(Optional<String> present, Optional<String> reported) {
        return present.equals(reported)
                && present.filter(number -> !number.isEmpty()).isPresent();
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
