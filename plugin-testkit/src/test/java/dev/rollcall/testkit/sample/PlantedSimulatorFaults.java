package dev.rollcall.testkit.sample;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import dev.rollcall.testkit.simulator.VendorSimulator;
import java.util.Map;

/** Faults of the vendor's simulator, which must not be blamed on the plugin. */
final class PlantedSimulatorFaults {
    private PlantedSimulatorFaults() {}

    @Planted(
            breaks = {"changesContainWhatChanged", "onlyReads"},
            saying = "The simulator itself is at fault. It failed at GET /v1/computers/changes")
    static final class SimulatorThrows extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource();
        }

        @Override
        protected VendorSimulator simulator() {
            return new SampleSimulator() {
                @Override
                protected Reply answer(SimulatedRequest request) {
                    if (request.path().endsWith("/changes")) {
                        throw new IllegalStateException("not written yet");
                    }
                    return super.answer(request);
                }
            };
        }
    }

    @Planted(
            breaks = {
                "deliversEveryDeviceOfEveryPageOnce",
                "isIncompleteWhenTheLastPageFails",
                "isIncompleteWhenTheLastPageIsCutOff",
                "isIncompleteWhenTheLastPageIsCutShort",
                "isIncompleteWhenTheLastPageHangs",
                "isIncompleteWhenTheLastPageIsHtml",
                "readsOnWhenAskedToWait",
                "readsOnWhenThrottled",
                "takesANewTokenInMidRead"
            },
            saying = "in the simulator, cut pages with pageSize()")
    static final class SimulatorGivesLongerPages extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource();
        }

        @Override
        protected VendorSimulator simulator() {
            return new SampleSimulator() {
                @Override
                public int rowsPerPage() {
                    return 4;
                }

                @Override
                int rows(int asked) {
                    return asked;
                }
            };
        }
    }

    /** Breaks every test. */
    static final class SimulatorGivesWrongSettings extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource();
        }

        @Override
        protected VendorSimulator simulator() {
            return new SampleSimulator() {
                @Override
                public Map<String, String> settings() {
                    return Map.of("address", baseUrl());
                }
            };
        }
    }
}
