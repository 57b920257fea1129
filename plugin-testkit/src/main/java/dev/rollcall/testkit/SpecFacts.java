package dev.rollcall.testkit;

import dev.rollcall.api.DetailedSource;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.testkit.simulator.VendorSimulator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds of a spec. */
interface SpecFacts {

    @Test
    @DisplayName("spec() is constant and asks the MDM nothing")
    default void specIsConstant(Bench bench) {
        var first = facts(bench.source().spec(), bench.simulator());
        var second = facts(bench.source().spec(), bench.simulator());
        for (var fact : first.entrySet()) {
            if (!fact.getValue().equals(second.get(fact.getKey()))) {
                throw new ContractBreach(
                        "The source's spec() changes from call to call: its " + fact.getKey() + " was "
                                + fact.getValue() + " and then " + second.get(fact.getKey()) + ".",
                        "Build it once, as a constant.");
            }
        }
        if (!bench.simulator().journal().isEmpty()) {
            throw new ContractBreach(
                    "The source's spec() sent a request: "
                            + bench.simulator().journal().get(0) + ".",
                    "Say in it only what is known beforehand, and ask the MDM in check() or read().");
        }
    }

    @Test
    @DisplayName("The spec names at least one list, and a number of details an hour if there are details")
    default void specFitsTheSource(Bench bench) {
        if (bench.partitions().isEmpty()) {
            throw new ContractBreach(
                    "The spec names no partition for the simulator's settings().",
                    "Leave partitions() out for a provider that keeps one list, or name at least one.");
        }
        var isDetailed = bench.source() instanceof DetailedSource;
        var details = bench.spec().detailsPerHour();
        if (isDetailed && details < 1) {
            throw new ContractBreach(
                    "The source reports details, and its spec allows none in an hour.",
                    "Set detailsPerHour() to what the MDM's limit leaves for them.");
        }
        if (!isDetailed && details > 0) {
            throw new ContractBreach(
                    "The spec allows " + details + " details in an hour, and the source is no DetailedSource.",
                    "Implement DetailedSource, or leave detailsPerHour() out.");
        }
    }

    private static Map<String, String> facts(SourceSpec spec, VendorSimulator simulator) {
        var settings = Settings.of(spec.settings(), simulator.settings());
        var facts = new LinkedHashMap<String, String>();
        facts.put("id", spec.id());
        facts.put("display name", spec.displayName());
        facts.put("link field", spec.linkField());
        facts.put("documentation", spec.documentation().toString());
        facts.put(
                "settings",
                spec.settings().stream().map(SpecFacts::facts).toList().toString());
        facts.put("address", spec.address(settings).toString());
        facts.put("partitions", spec.partitions(settings).toString());
        facts.put("timeout", spec.timeout().toString());
        facts.put("pace", spec.pace().concurrency() + " at once, " + spec.pace().limits());
        facts.put("details per hour", String.valueOf(spec.detailsPerHour()));
        return facts;
    }

    private static String facts(Setting setting) {
        return String.join(
                " ",
                setting.key(),
                setting.kind().name(),
                setting.label(),
                setting.help(),
                String.valueOf(setting.isRequired()),
                setting.defaultValue().orElse(""),
                setting.pattern().map(Pattern::pattern).orElse(""),
                setting.choices().toString(),
                setting.least() + "-" + setting.most());
    }
}
