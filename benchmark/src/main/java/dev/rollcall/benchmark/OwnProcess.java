package dev.rollcall.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Java processes: this program once more, or another one, on the same Java. */
public final class OwnProcess {
    /** Options for every Java that is started, before those of the command: for tests, where nothing is measured. */
    static final String JAVA_OPTIONS = "rollcall.bench.java-options";

    private static final String JAR = ".jar";

    private OwnProcess() {}

    /** The command line of another command of this program. */
    public static List<String> command(List<String> jvmOptions, List<String> arguments) {
        var command = new ArrayList<>(java(jvmOptions));
        command.addAll(self());
        command.addAll(arguments);
        return command;
    }

    /** The command line of a Java program up to what it is. */
    public static List<String> java(List<String> jvmOptions) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var common = System.getProperty(JAVA_OPTIONS, "");
        if (!common.isEmpty()) {
            command.addAll(List.of(common.split(" ")));
            command.add("-D" + JAVA_OPTIONS + "=" + common);
        }
        command.addAll(jvmOptions);
        return command;
    }

    /** Starts a process that writes where this one does, and waits for it. */
    public static int run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private static List<String> self() {
        var path = System.getProperty("java.class.path");
        return path.endsWith(JAR) && !path.contains(System.getProperty("path.separator"))
                ? List.of("-jar", path)
                : List.of("-cp", path, Bench.class.getName());
    }
}
