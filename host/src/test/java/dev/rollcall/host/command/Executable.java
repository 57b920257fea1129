package dev.rollcall.host.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The built host, as the build laid it out. */
final class Executable {
    private static final String JAR = Objects.requireNonNull(System.getProperty("rollcall.executable"));
    private static final String CLASSES = Objects.requireNonNull(System.getProperty("rollcall.classes"));

    private Executable() {}

    /** The words that start it as a process, which lives too short for more to be worth compiling. */
    static List<String> command(List<String> words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:SharedArchiveFile=" + CLASSES,
                "-jar",
                JAR));
        command.addAll(words);
        return command;
    }
}
