package dev.rollcall.host.command;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the host a command talks to. */
final class HostOptions {
    @Option(
            names = "--host",
            paramLabel = "URL",
            description =
                    "The host to ask (default: the one of --server.address and --server.port; the command works by"
                            + " itself if none runs there).")
    private @Nullable URI host;

    /** The one that was named. */
    Optional<URI> host() {
        return Optional.ofNullable(host);
    }
}
