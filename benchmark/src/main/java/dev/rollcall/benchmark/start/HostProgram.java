package dev.rollcall.benchmark.start;

import dev.rollcall.benchmark.OwnProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The host as a program.
 *
 * @param executable its jar, laid out beside its libraries
 * @param probe the probe's jar
 */
record HostProgram(Path executable, Path probe) {
    private static final String READY = "Rollcall is ready";
    private static final double NANOS = 1e9;

    /** Starts the host as the launcher does, and stops it. Returns the seconds until it was ready. */
    double start(Path plugins) throws IOException, InterruptedException {
        var command = new ArrayList<>(OwnProcess.java(List.of(prepared(), "-jar", executable.toString())));
        command.addAll(serve(plugins));
        var before = System.nanoTime();
        var process = started(command);
        try (var said = output(process)) {
            waitUntilReady(said);
            return (System.nanoTime() - before) / NANOS;
        } finally {
            stop(process);
        }
    }

    /**
     * Starts the host with the probe beside it, and stops it.
     *
     * @param count how many plugins must be usable
     */
    StartTimes startWithProbe(Path plugins, int count) throws IOException, InterruptedException {
        var command = new ArrayList<>(OwnProcess.java(List.of(
                prepared(),
                "-cp",
                executable + System.getProperty("path.separator") + probe,
                "dev.rollcall.host.Rollcall")));
        command.addAll(serve(plugins));
        var before = System.currentTimeMillis();
        var process = started(command);
        try (var output = output(process)) {
            var said = waitUntilReady(output);
            var ready = System.currentTimeMillis();
            if (said.getOrDefault(StartProbe.USABLE, -1L) != count) {
                throw new IllegalStateException("Not all of " + count + " plugins were usable: " + said + ".");
            }
            return StartTimes.of(before, ready, said);
        } finally {
            stop(process);
        }
    }

    /** The classes that the build has read, as the launcher gives them. */
    private String prepared() {
        return "-XX:SharedArchiveFile=" + executable.resolveSibling("classes.jsa");
    }

    private static List<String> serve(Path plugins) {
        return List.of("serve", "--server.port=0", "--rollcall.plugins.folder=" + plugins);
    }

    private static Process started(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What the probe said until then. */
    private static Map<String, Long> waitUntilReady(BufferedReader output) throws IOException {
        var said = new HashMap<String, Long>();
        var all = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return said;
            }
            var words = line.split(" ", -1);
            if (words[0].equals(StartProbe.MARK)) {
                said.put(words[1], Long.valueOf(words[2]));
            }
            all.append(line).append('\n');
        }
        throw new IllegalStateException("The host ended before it was ready:\n" + all);
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
