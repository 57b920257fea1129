package dev.rollcall.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.setting.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PluginsTest {
    private static final PluginLimits QUICK = new PluginLimits(
            1 << 20, 8 << 20, 500, Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofMillis(500));

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private final Switchboard switches = new Switchboard();
    private Plugins plugins;

    @BeforeEach
    void open() {
        plugins = new Plugins(new PluginOptions(folder, QUICK, TrustedSigners.ANYBODY, switches));
    }

    @AfterEach
    void close() {
        plugins.close();
    }

    @Test
    void loadsWhatIsInTheFolder() throws Exception {
        PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        PluginJar.plugin("beta").writeTo(folder.resolve("beta.jar"));

        plugins.scan();

        assertThat(plugins.providers()).extracting(SourceSpec::id).containsExactly("alpha", "beta");
        assertThat(plugins.refused()).isEmpty();
        var report = plugins.use("alpha", source -> source.spec().displayName());
        assertThat(report).isEqualTo("Made up alpha");
    }

    @Test
    void makesTheFolderThatIsNotThere() {
        try (var fresh = new Plugins(new PluginOptions(folder.resolve("not/yet"), QUICK))) {
            fresh.scan();
            assertThat(folder.resolve("not/yet")).isDirectory();
            assertThat(fresh.installed()).isEmpty();
        }
    }

    @Test
    void saysWhichProvidersThereAreWhenOneIsMissing() throws Exception {
        PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();

        assertThatThrownBy(() -> plugins.use("gamma", source -> "never"))
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessage("No plugin supplies the provider 'gamma'. Available are alpha.");
    }

    @Test
    void usesTheOlderVersionAgainWhenTheNewerIsTakenOut() throws Exception {
        PluginJar.plugin("alpha").version("1.9.0").writeTo(folder.resolve("a.jar"));
        PluginJar.plugin("alpha").version("1.10.0").writeTo(folder.resolve("b.jar"));
        plugins.scan();

        Files.delete(folder.resolve("b.jar"));
        plugins.scan();

        assertThat(version("alpha")).isEqualTo("1.9.0");
        assertThat(plugins.refused()).isEmpty();
    }

    @Test
    void saysThatTheFolderIsNoFolderAndKeepsWhatIsLoaded() throws Exception {
        PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();
        var aside = elsewhere.resolve("aside");
        Files.move(folder, aside);
        Files.writeString(folder, "a file");

        plugins.scan();

        assertThat(plugins.folderProblem())
                .hasValueSatisfying(text -> assertThat(text).contains("can't be read", "stays in use"));
        assertThat(plugins.providers()).hasSize(1);
        Files.delete(folder);
        Files.move(aside, folder);
        plugins.scan();
        assertThat(plugins.folderProblem()).isEmpty();
        assertThat(plugins.providers()).hasSize(1);
    }

    @Test
    void leavesAFileThatIsStillBeingCopiedToSettle() throws Exception {
        plugins.scan();
        var whole = Files.readAllBytes(PluginJar.plugin("alpha").writeTo(elsewhere.resolve("alpha.jar")));
        var target = folder.resolve("alpha.jar");

        Files.write(target, Arrays.copyOf(whole, whole.length / 2));
        plugins.scan();
        assertThat(plugins.refused())
                .as("nothing is said of a file that has just appeared")
                .isEmpty();
        Files.write(target, whole);
        plugins.scan();
        assertThat(plugins.providers()).as("it has just changed").isEmpty();
        plugins.scan();

        assertThat(plugins.providers()).hasSize(1);
        assertThat(plugins.refused()).isEmpty();
    }

    @Test
    void triesAnIncompleteFileAgainWhenItIsComplete() throws Exception {
        plugins.scan();
        var whole = Files.readAllBytes(PluginJar.plugin("alpha").writeTo(elsewhere.resolve("alpha.jar")));
        var target = folder.resolve("alpha.jar");
        Files.write(target, Arrays.copyOf(whole, whole.length / 2));
        settle();
        assertThat(plugins.refused()).hasSize(1);

        Files.write(target, whole);
        settle();

        assertThat(plugins.providers()).hasSize(1);
        assertThat(plugins.refused()).isEmpty();
    }

    @Test
    void upgradesWhileItRuns() throws Exception {
        var file = PluginJar.plugin("alpha").version("1.0.0").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();

        PluginJar.plugin("alpha").version("1.1.0").writeTo(file);
        settle();

        assertThat(version("alpha")).isEqualTo("1.1.0");
    }

    @Test
    void keepsTheOldVersionWhenTheNewOneCannotBeUsed() throws Exception {
        var file = PluginJar.plugin("alpha").version("1.0.0").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();

        PluginJar.plugin("alpha")
                .version("1.1.0")
                .specBody("throw new IllegalStateException();")
                .writeTo(file);
        settle();

        assertThat(version("alpha")).isEqualTo("1.0.0");
        String id = plugins.use("alpha", source -> source.spec().id());
        assertThat(id).isEqualTo("alpha");
        assertThat(plugins.refused()).singleElement().satisfies(refused -> assertThat(refused.reason())
                .contains("alpha 1.1.0 failed to start"));
    }

    @Test
    void forgetsAPluginThatIsTakenOutOfTheFolder() throws Exception {
        var file = PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();
        Files.delete(file);
        plugins.scan();
        assertThat(plugins.installed()).isEmpty();
    }

    @Test
    void addsAndRemovesAtRunTime() throws Exception {
        plugins.scan();
        var jar = PluginJar.plugin("alpha").writeTo(elsewhere.resolve("upload.bin"));

        var installed = plugins.add(jar);

        assertThat(installed.file()).hasFileName("alpha-1.0.0.jar").exists();
        assertThat(plugins.providers()).hasSize(1);
        ClassLoader loaded = plugins.use("alpha", source -> source.getClass().getClassLoader());
        plugins.scan();
        plugins.scan();
        assertThat(plugins.installed()).hasSize(1);
        ClassLoader now = plugins.use("alpha", source -> source.getClass().getClassLoader());
        assertThat(now).as("the watch does not load it once more").isSameAs(loaded);
        plugins.remove("alpha", switches::keep);
        assertThat(plugins.installed()).isEmpty();
        assertThat(installed.file()).doesNotExist();
    }

    @Test
    void changesNothingWhenAnUpgradeThatIsAddedFails() throws Exception {
        plugins.add(PluginJar.plugin("alpha").writeTo(elsewhere.resolve("one.jar")));
        var bad = PluginJar.plugin("alpha").version("2.0.0").notIndexed().writeTo(elsewhere.resolve("two.jar"));

        assertThatThrownBy(() -> plugins.add(bad)).isInstanceOf(PluginRefusedException.class);

        assertThat(version("alpha")).isEqualTo("1.0.0");
        try (var files = Files.list(folder)) {
            assertThat(files).singleElement().satisfies(file -> assertThat(file).hasFileName("alpha-1.0.0.jar"));
        }
    }

    @Test
    void replacesTheFileOfTheOldVersionWhenANewOneIsAdded() throws Exception {
        plugins.add(PluginJar.plugin("alpha").writeTo(elsewhere.resolve("one.jar")));
        plugins.add(PluginJar.plugin("alpha").version("2.0.0").writeTo(elsewhere.resolve("two.jar")));
        settle();
        assertThat(version("alpha")).isEqualTo("2.0.0");
        assertThat(plugins.refused()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void changesNothingThatCannotBeKept() throws Exception {
        PluginRecord broken = (before, after, files) -> {
            throw new IllegalStateException("the database is away");
        };
        plugins.add(PluginJar.plugin("alpha").writeTo(elsewhere.resolve("one.jar")));
        var newer = PluginJar.plugin("alpha").version("2.0.0").writeTo(elsewhere.resolve("two.jar"));

        try (var candidate = plugins.candidate(newer, PluginFiles.sha256(newer))) {
            assertThatThrownBy(() -> plugins.install(candidate, broken)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> plugins.disable("alpha", broken)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> plugins.remove("alpha", broken)).isInstanceOf(IllegalStateException.class);

        settle();
        assertThat(version("alpha")).isEqualTo("1.0.0");
        assertThat(plugins.providers()).hasSize(1);
        assertThat(folder.resolve("alpha-1.0.0.jar")).exists();
        assertThat(folder.resolve("alpha-2.0.0.jar")).doesNotExist();
    }

    @Test
    void removesAllFilesOfAPlugin() throws Exception {
        PluginJar.plugin("alpha").version("1.9.0").writeTo(folder.resolve("a.jar"));
        PluginJar.plugin("alpha").version("1.10.0").writeTo(folder.resolve("b.jar"));
        PluginJar.plugin("beta").writeTo(folder.resolve("beta.jar"));
        plugins.scan();

        plugins.remove("alpha", switches::keep);

        settle();
        assertThat(plugins.providers()).extracting(SourceSpec::id).containsExactly("beta");
        assertThat(plugins.refused()).isEmpty();
        assertThatThrownBy(() -> plugins.remove("alpha", switches::keep))
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessage("There is no plugin 'alpha'. There are beta.");
    }

    @Test
    void letsAReadingFinishBeforeThePluginGoes() throws Exception {
        PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        try (var patient = new Plugins(new PluginOptions(folder, PluginLimits.DEFAULT))) {
            patient.scan();
            var inside = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var reading = started(() -> patient.use("alpha", source -> {
                inside.countDown();
                goOn.await();
                return source.spec().id();
            }));
            inside.await();
            var removal = started(() -> {
                patient.remove("alpha", switches::keep);
                return "removed";
            });
            Awaitility.await().until(() -> patient.providers().isEmpty());
            assertThat(removal.isDone()).isFalse();
            goOn.countDown();
            assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo("alpha");
            assertThat(removal.get(10, TimeUnit.SECONDS)).isEqualTo("removed");
        }
    }

    @Test
    void interruptsAReadingThatTakesTooLong() throws Exception {
        PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();
        var inside = new CountDownLatch(1);
        var reading = started(() -> plugins.use("alpha", source -> {
            inside.countDown();
            new CountDownLatch(1).await();
            return "never";
        }));
        inside.await();

        plugins.remove("alpha", switches::keep);

        assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("was removed or replaced while it was needed");
    }

    @Test
    void givesUpAPluginThatIgnoresInterrupts() throws Exception {
        PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var reading = started(() -> plugins.use("alpha", source -> {
            inside.countDown();
            while (goOn.getCount() > 0) {
                Thread.onSpinWait();
            }
            return "stubborn";
        }));
        inside.await();
        plugins.remove("alpha", switches::keep);
        assertThat(plugins.providers()).isEmpty();
        assertThat(reading.isDone()).isFalse();
        goOn.countDown();
        reading.get(10, TimeUnit.SECONDS);
    }

    @Test
    void letsAFailureOfThePluginPassAndGoesOnWithIt() throws Exception {
        PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();
        assertThatThrownBy(() -> plugins.use("alpha", source -> {
                    throw new IllegalStateException("plugin");
                }))
                .isInstanceOf(IllegalStateException.class);
        String after = plugins.use("alpha", source -> "fine");
        assertThat(after).isEqualTo("fine");
    }

    @Test
    void tellsOfThreadsThatAPluginLeavesBehind(CapturedOutput log) throws Exception {
        PluginJar.plugin("alpha").classBody("""
                        public AlphaSource() {
                            Thread thread = new Thread(() -> {
                                try { Thread.sleep(Long.MAX_VALUE); } catch (InterruptedException e) { }
                            }, "alpha-poller");
                            thread.setDaemon(true);
                            thread.start();
                        }
                        """).writeTo(folder.resolve("alpha.jar"));
        plugins.scan();

        plugins.remove("alpha", switches::keep);

        assertThat(log).contains("The plugin alpha started threads and did not end them (alpha-poller)");
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("alpha-poller"))
                .forEach(Thread::interrupt);
    }

    @Test
    void loadsFromACopySoThatAReplacedFileHarmsNobody() throws Exception {
        var file = PluginJar.plugin("alpha")
                .classBody("static final class Late { static String text() { return \"late\"; } }")
                .readBody(
                        "sink.reject(Late.text(), \"read after the file was overwritten\"); return ReadReport.WITHOUT_TOTAL;")
                .writeTo(folder.resolve("alpha.jar"));
        plugins.scan();
        Files.write(file, new byte[] {1, 2, 3});

        var rejected = new ArrayList<@Nullable String>();
        String done = plugins.use("alpha", source -> {
            source.read(new NoContext(), Partition.DEVICES, new RejectionSink(rejected));
            return "done";
        });

        assertThat(done).isEqualTo("done");
        assertThat(rejected).containsExactly("late");
    }

    private static final class RejectionSink implements DeviceSink {
        private final List<@Nullable String> rejected;

        RejectionSink(List<@Nullable String> rejected) {
            this.rejected = rejected;
        }

        @Override
        public boolean accept(Device device) {
            return true;
        }

        @Override
        public void reject(@Nullable String sourceId, String reason) {
            rejected.add(sourceId);
        }

        @Override
        public void restart(String reason) {
            rejected.clear();
        }
    }

    /** For a source that asks for nothing. */
    private static final class NoContext implements SourceContext {
        @Override
        public Settings settings() {
            return Settings.of(List.of(), Map.of());
        }

        @Override
        public SourceHttp http() {
            throw new AssertionError("This source sends nothing.");
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public void warn(String message) {
            throw new AssertionError(message);
        }

        @Override
        public Optional<String> recall(String key) {
            return Optional.empty();
        }

        @Override
        public void remember(String key, String value) {
            throw new AssertionError("This source remembers nothing.");
        }
    }

    private String version(String id) {
        return plugins.installed().stream()
                .filter(plugin -> plugin.facts().id().equals(id))
                .map(plugin -> plugin.facts().version())
                .findFirst()
                .orElseThrow();
    }

    /** Two looks: a file counts when it looks the same twice. */
    private void settle() {
        plugins.scan();
        plugins.scan();
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "test-reading");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
