package dev.rollcall.testkit;

import dev.rollcall.api.DeviceHint;
import dev.rollcall.api.DeviceHints;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedMessage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds of {@link DeviceHints}. */
interface HintFacts {

    @Test
    @DisplayName("Messages are taken by a secret of their own, which may be left out")
    default void takesHintsByASecretSetting(Bench bench) {
        var hints = bench.able(DeviceHints.class);
        var key = hints.secretSetting();
        var isFit = bench.spec().settings().stream()
                .anyMatch(setting ->
                        setting.key().equals(key) && setting.kind() == Setting.Kind.SECRET && !setting.isRequired());
        if (!isFit) {
            throw new ContractBreach(
                    "The source's secretSetting() is '" + key
                            + "', and its spec has no such secret that may be left out.",
                    "Declare it with Setting.secret(), and not as required.");
        }
    }

    @Test
    @DisplayName("A message leads to the device that it is about, and to no other")
    default void understandsWhatTheMdmSends(Bench bench) throws InterruptedException {
        var source = bench.able(DeviceHints.class);
        bench.fill(3);
        for (var partition : bench.partitions()) {
            var device = bench.devices(partition).get(1);
            var body = bench.simulator()
                    .messageAbout(device)
                    .orElseThrow(() -> new ContractBreach(
                            "The simulator sends no message about " + device + ", and the source understands messages.",
                            "Override messageAbout() with a body as the MDM sends it."));
            var hints = PluginCall.mustSucceed("hints", () -> source.hints(new SimulatedMessage(body)));
            if (hints.isEmpty() || !hints.stream().allMatch(hint -> isAbout(hint, device))) {
                throw new ContractBreach(
                        "The source's hints() gave " + hints + " for a message about " + device.sourceId() + " ("
                                + device.serial() + ").",
                        "Give the id as the source's devices have it, qualified in the same way, or the serial.");
            }
        }
    }

    @Test
    @DisplayName("What is no message of the MDM is refused, and not taken for one about nothing")
    default void refusesMessagesOfOthers(Bench bench) throws InterruptedException {
        var source = bench.able(DeviceHints.class);
        for (var body : List.of("", "<html><body>Hello</body></html>", "{}", "[]", "17")) {
            PluginCall.mustFail(
                    "hints", "the message was '" + body + "'", () -> source.hints(new SimulatedMessage(body)));
        }
    }

    private static boolean isAbout(DeviceHint hint, SimulatedDevice device) {
        return hint.sourceId().orElse(device.sourceId()).equals(device.sourceId())
                && hint.serial().orElse(device.serial()).equals(device.serial());
    }
}
