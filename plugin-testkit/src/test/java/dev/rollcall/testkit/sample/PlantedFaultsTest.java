package dev.rollcall.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract catches each fault that is planted in the sample, by the right test, in words for the plugin's maker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedFaultsTest {
    private static final List<Class<?>> PLANTED = Stream.of(
                    PlantedReadingFaults.class,
                    PlantedFailureFaults.class,
                    PlantedAbilityFaults.class,
                    PlantedSimulatorFaults.class)
            .flatMap(topic -> Arrays.stream(topic.getDeclaredClasses()))
            .filter(type -> type.isAnnotationPresent(Planted.class))
            .toList();

    @TestFactory
    Stream<DynamicTest> catchesEachPlantedFault() {
        var results = run(PLANTED);
        return PLANTED.stream()
                .map(type -> dynamicTest(type.getSimpleName(), () -> {
                    var planted = Objects.requireNonNull(type.getAnnotation(Planted.class));
                    var failures = results.failures(type);
                    assertThat(failures.keySet())
                            .as(() -> "failures " + failures)
                            .containsExactlyInAnyOrder(planted.breaks());
                    assertThat(failures.get(planted.breaks()[0])).hasMessageContaining(planted.saying());
                    assertThat(failures.values()).allSatisfy(PlantedFaultsTest::speaksToTheMaker);
                }));
    }

    @Test
    void plantsAFaultForEachTestOfTheContract() {
        var tests = testsOfTheContract();
        var broken = new TreeSet<String>();
        PLANTED.forEach(type -> broken.addAll(List.of(
                Objects.requireNonNull(type.getAnnotation(Planted.class)).breaks())));
        assertThat(tests).hasSizeGreaterThan(30);
        assertThat(broken).isEqualTo(tests);
    }

    @Test
    void saysThatTheSimulatorsSettingsAreInvalid() {
        var type = PlantedSimulatorFaults.SimulatorGivesWrongSettings.class;
        var failures = run(List.of(type)).failures(type);
        assertThat(failures.keySet()).isEqualTo(testsOfTheContract());
        assertThat(failures.values()).allSatisfy(failure -> assertThat(failure)
                .hasMessageStartingWith("The simulator's settings() are not valid for the source's spec"));
    }

    @Test
    void letsALookUpExcuseAListWithoutTotal() {
        var results = run(List.of(WithoutTotal.class));
        assertThat(results.failures(WithoutTotal.class)).isEmpty();
        assertThat(results.skipped(WithoutTotal.class)).containsExactly("passesOnTheTotal");
    }

    @Test
    void skipsTheTestsOfAbilitiesThatTheSourceHasNot() {
        var results = run(List.of(Plain.class));
        assertThat(results.failures(Plain.class)).isEmpty();
        assertThat(results.skipped(Plain.class))
                .containsExactlyInAnyOrder(
                        "findsADeviceByItsId",
                        "findsNothingThatIsNotThere",
                        "findsDevicesByTheirSerial",
                        "leavesOutOtherSerials",
                        "throwsWhenALookUpIsNotAnswered",
                        "detailsCarryTheIdsAskedFor",
                        "leavesADeletedDeviceOut",
                        "throwsWhenDetailsAreNotAnswered",
                        "changesContainWhatChanged",
                        "throwsWhenChangesAreNotAnswered",
                        "takesHintsByASecretSetting",
                        "understandsWhatTheMdmSends",
                        "refusesMessagesOfOthers");
    }

    private static Set<String> testsOfTheContract() {
        var tests = new TreeSet<String>();
        AnnotationSupport.findAnnotatedMethods(DeviceSourceContract.class, Test.class, HierarchyTraversalMode.TOP_DOWN)
                .forEach(method -> tests.add(method.getName()));
        return tests;
    }

    /** Two sentences at least, and no stack trace of the kit's. */
    private static void speaksToTheMaker(Throwable failure) {
        assertThat(failure.getMessage()).matches("(?s)The (source|simulator|spec|MDM).*[.\"] [A-Z].*\\.");
        assertThat(failure.getStackTrace()).isEmpty();
    }

    private static Results run(List<Class<?>> types) {
        var results = new Results();
        LauncherFactory.create().execute(request(types), results);
        return results;
    }

    private static LauncherDiscoveryRequest request(List<Class<?>> types) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(types.stream().map(type -> selectClass(type)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "same_thread")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                // More than there are processors: the tests of hanging answers do nothing but wait.
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "12")
                .build();
    }

    /** What came of the tests, by class and method. */
    private static final class Results implements TestExecutionListener {
        private final Map<Class<?>, Map<String, Throwable>> failures = new ConcurrentHashMap<>();
        private final Map<Class<?>, Set<String>> skipped = new ConcurrentHashMap<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (!(test.getSource().orElse(null) instanceof MethodSource method)) {
                return;
            }
            var type = method.getJavaClass();
            if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
                skipped.computeIfAbsent(type, any -> ConcurrentHashMap.newKeySet())
                        .add(method.getMethodName());
            }
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failures.computeIfAbsent(type, any -> new ConcurrentHashMap<>())
                        .put(method.getMethodName(), result.getThrowable().orElseThrow());
            }
        }

        Map<String, Throwable> failures(Class<?> type) {
            return new TreeMap<>(failures.getOrDefault(type, Map.of()));
        }

        Set<String> skipped(Class<?> type) {
            return new TreeSet<>(skipped.getOrDefault(type, Set.of()));
        }
    }

    /** The sample on an MDM that states no total: a device that a moving list hid is found by look-up. */
    static final class WithoutTotal extends DeviceSourceContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource();
        }

        @Override
        protected VendorSimulator simulator() {
            return new SampleSimulator(false);
        }
    }

    /** A source that can do no more than it must. */
    static final class Plain extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new PlantedReadingFaults.PlainSource();
        }
    }
}
