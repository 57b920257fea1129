package dev.rollcall.benchmark.reading;

import dev.rollcall.benchmark.OwnProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Two processes of this program: one serves pages, and one reads them. */
public final class Processes {
    /** What the launcher gives every Java: see there for the reason. */
    private static final List<String> LAUNCHER_OPTIONS = List.of(
            "-XX:G1HeapRegionSize=4m",
            "-XX:MaxTenuringThreshold=1",
            "-XX:-G1UseAdaptiveIHOP",
            "-XX:InitiatingHeapOccupancyPercent=80");

    private Processes() {}

    /**
     * Starts both and waits for the one that reads.
     *
     * @param pages the arguments of the one that serves, which prints its address
     * @param jvmOptions of the one that reads, beside the launcher's
     * @param reader its arguments, made of that address
     * @return its exit code
     */
    public static int run(List<String> pages, List<String> jvmOptions, Function<String, List<String>> reader)
            throws IOException, InterruptedException {
        var java = new ArrayList<>(LAUNCHER_OPTIONS);
        java.addAll(jvmOptions);
        var server = new ProcessBuilder(OwnProcess.command(List.of("-Dsun.net.httpserver.nodelay=true"), pages))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            var address = said.readLine();
            if (address == null) {
                throw new IllegalStateException("The process that serves the pages ended early.");
            }
            return OwnProcess.run(OwnProcess.command(java, reader.apply(address)));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }
}
