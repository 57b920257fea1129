package dev.rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code ./rollcall} in a clone whose path has blanks, with a Maven that only says it builds. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final Path EXECUTABLE = Path.of(Objects.requireNonNull(System.getProperty("rollcall.demo")));
    private static final Path BASE = Path.of(Objects.requireNonNull(System.getProperty("rollcall.base")));
    private static final String BUILDING = "Building Rollcall (once";

    @TempDir
    private Path work;

    private Path clone = Path.of("");

    @BeforeEach
    void cloneIt() throws IOException {
        clone = Files.createDirectories(work.resolve("a folder with blanks").resolve("rollcall"));
        Files.copy(BASE.resolve("rollcall"), clone.resolve("rollcall"));
        Files.createFile(clone.resolve("pom.xml"));
        maven("""
                mkdir -p host/target demo/target
                cp -R "%s" demo/target/app
                touch host/target/host-1.jar
                """.formatted(EXECUTABLE.getParent()));
    }

    @Test
    void buildsOnceAndSaysSo() throws Exception {
        var first = start("first");
        assertThat(first.exitCode()).as(first.err()).isEqualTo(2);
        assertThat(first.err().lines()).hasSize(2);
        assertThat(first.err()).startsWith(BUILDING).contains("shows little");

        var second = start("second");
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err()).doesNotContain(BUILDING).contains("shows little");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void twoStartsBuildOneAfterTheOther() throws Exception {
        var one = start("one");
        var other = start("other");
        assertThat(List.of(one.exitCode(), other.exitCode())).containsExactly(2, 2);
        assertThat(one.err() + other.err()).containsOnlyOnce(BUILDING);
        assertThat(builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void stopsInMidBuild(Started.Signal signal) throws Exception {
        maven("""
                mkdir -p demo/target
                echo half > demo/target/demo-1-exec.jar
                sh -c 'echo $$ > child.txt; exec sleep 600'
                """);
        var demo = start("demo");
        demo.await(() -> Files.exists(clone.resolve("child.txt"))
                && clone.resolve("child.txt").toFile().length() > 0);
        var child = Long.parseLong(Files.readString(clone.resolve("child.txt")).strip());
        demo.signal(signal);
        assertThat(demo.exitCode()).isEqualTo(signal.exitCode());
        assertThat(demo.err()).endsWith("Stopped. The next start builds Rollcall anew.\n");
        Awaitility.await()
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(clone.resolve("demo/target")).isEmptyDirectory();
        assertThat(clone.resolve("target")).isDirectoryNotContaining("glob:**build.lock");
    }

    @Test
    void saysWhyABuildFails() throws Exception {
        maven("""
                echo '[INFO] Building Rollcall host 1 [1/2]'
                echo '[ERROR] No network.'
                exit 1
                """);
        var demo = start("demo");
        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(demo.err().lines().skip(1))
                .containsExactly(
                        "[ERROR] No network.",
                        "The build failed. The whole log is in "
                                + clone.toRealPath().resolve("target/build.log") + ".");
    }

    private long builds() throws IOException {
        return Files.readAllLines(clone.resolve("builds.txt")).size();
    }

    private void maven(String script) throws IOException {
        var file = Files.createDirectories(work.resolve("bin")).resolve("mvn");
        Files.writeString(file, "#!/bin/sh\nset -e\necho \"$@\" >> builds.txt\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Started start(String name) throws IOException {
        var builder = new ProcessBuilder(clone.resolve("rollcall").toString(), "demo", "--devices", "3");
        var environment = builder.environment();
        environment.put("PATH", work.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return Started.of(builder, work.resolve(name));
    }
}
