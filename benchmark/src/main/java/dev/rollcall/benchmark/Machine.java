package dev.rollcall.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What figures depend on. */
public final class Machine {
    private Machine() {}

    /** Java, processors and operating system in one line. */
    public static String description() {
        return "Java %s, %d processors (%s), %s"
                .formatted(
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    /** Linux tells; elsewhere it is the architecture only. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
