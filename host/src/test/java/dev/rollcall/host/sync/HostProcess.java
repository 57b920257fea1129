package dev.rollcall.host.sync;

import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyPlatform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Starts programs that are hosts, to be killed. */
final class HostProcess {
    private HostProcess() {}

    /**
     * A host with the built plugins, on a company's platform.
     *
     * @param home its data folder
     * @param more properties beside the usual ones
     * @param log takes what it says
     */
    static Process start(Class<?> program, Path home, URI platform, List<String> more, Path log) throws IOException {
        var dropIn = Objects.requireNonNull(System.getProperty("rollcall.drop-in"));
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName(),
                "--server.port=0",
                "--rollcall.home=" + home,
                "--rollcall.plugins.folder=" + dropIn,
                "--rollcall.http.allow-insecure=true",
                "--rollcall.platform.url=" + platform,
                "--rollcall.platform.token=" + Company.SYNC_TOKEN,
                "--rollcall.platform.requests-per-minute=100000",
                "--rollcall.platform.statuses.allocated=" + CompanyPlatform.ALLOCATED,
                "--rollcall.platform.statuses.transferred=" + CompanyPlatform.TRANSFERRED,
                "--rollcall.platform.order.field=" + CompanyPlatform.ORDER));
        words.addAll(more);
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
