package dev.rollcall.host.sync;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Hosts in processes of their own, beside a company.
 *
 * @param home their data folder
 * @param platform the settings of the company's platform, by their names below {@code rollcall.platform.}
 * @param more properties, or words before them, beside the usual ones
 */
record HostProcess(Path home, Map<String, String> platform, List<String> more) {

    /** Starts one that asks the platform through that wire. */
    Process start(Wire wire, Path log, Class<?> main) throws IOException {
        return start(wire.url(), log, main);
    }

    /** Starts one that asks the platform at that address. */
    Process start(URI url, Path log, Class<?> main) throws IOException {
        var dropIn = Objects.requireNonNull(System.getProperty("rollcall.drop-in"));
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        words.addAll(more);
        words.addAll(List.of(
                "--server.port=0",
                "--rollcall.home=" + home,
                "--rollcall.plugins.folder=" + dropIn,
                "--rollcall.http.allow-insecure=true",
                "--rollcall.platform.url=" + url));
        platform.forEach((name, value) -> {
            if (!name.equals("url")) {
                words.add("--rollcall.platform." + name + "=" + value);
            }
        });
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
