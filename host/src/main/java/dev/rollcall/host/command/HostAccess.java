package dev.rollcall.host.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;

/**
 * Finds the host that a command talks to: the one that was named, the one that runs on the configured address, or one
 * that the command starts itself and ends again. Either is asked over the same API.
 */
final class HostAccess {
    /** Addresses to listen on that are none to call. */
    private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0", "");

    private static final int TOKEN_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HostContext host;
    private final Interruption interruption;

    HostAccess(HostContext host, Interruption interruption) {
        this.host = host;
        this.interruption = interruption;
    }

    /** What a command does with a host. */
    @FunctionalInterface
    interface Use {
        ExitCode with(HostClient client) throws CommandException, InterruptedException;
    }

    /**
     * Does something with the host.
     *
     * @return the number of the exit code
     * @throws CommandException if there is no host that can be used, or what is done with it fails
     */
    int use(HostOptions options, Use use) throws CommandException, InterruptedException {
        try (var session = open(options.host())) {
            interruption.arm();
            try {
                return use.with(session.client()).number();
            } finally {
                interruption.disarm();
            }
        }
    }

    private HostSession open(Optional<URI> named) throws CommandException, InterruptedException {
        var configuration = host.configuration();
        var token =
                configuration.getProperty("rollcall.access.bootstrap-token", "").strip();
        if (named.isPresent()) {
            return session(trimmed(named.get()), answers(named.get()), token);
        }
        var configured = address(configuration);
        if (configured.isPresent() && answers(configured.get()) == Answer.ROLLCALL) {
            return session(configured.get(), Answer.ROLLCALL, token);
        }
        return own(configuration, configured);
    }

    private static HostSession session(URI address, Answer answer, String token) throws CommandException {
        if (answer == Answer.NOBODY) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "Nothing answers on " + address + ". Start the host there, or leave out --host to let the command"
                            + " work by itself.");
        }
        if (answer == Answer.STRANGER) {
            throw new CommandException(
                    ExitCode.USAGE, "What answers on " + address + " is no Rollcall. Check the address after --host.");
        }
        if (token.isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "A host runs on " + address + " and asks for a token. Set rollcall.access.bootstrap-token"
                            + " (ROLLCALL_ACCESS_BOOTSTRAP_TOKEN) for the host and for this command.");
        }
        return new HostSession(new HostClient(address, token), null);
    }

    private HostSession own(Environment configuration, Optional<URI> configured) throws CommandException {
        var token = token();
        try {
            var context = host.withOwnServer(token);
            var port = context.getEnvironment().getProperty("local.server.port");
            var path = context.getEnvironment().getProperty("server.servlet.context-path", "");
            var address = URI.create("http://" + HostContext.LOOPBACK + ":" + port + path);
            return new HostSession(new HostClient(address, token), context);
        } catch (RuntimeException e) {
            if (ConfigurationFailure.isInUse(e)) {
                throw inUse(configuration, configured);
            }
            throw e;
        }
    }

    private static CommandException inUse(Environment configuration, Optional<URI> configured) {
        var home = Path.of(configuration.getProperty("rollcall.home", "data")).toAbsolutePath();
        var nobody = configured
                .map(address -> "no host answers on " + address)
                .orElse("which port a host would have is not configured");
        return new CommandException(
                ExitCode.USAGE,
                "Another process has the database in " + home.normalize() + " open, and " + nobody + ". If that is a"
                        + " host, name its port with --server.port=PORT (or --host URL); if it is another command, wait"
                        + " until it has ended.");
    }

    /** Where the configuration puts the host; empty if it may take any port. */
    private static Optional<URI> address(Environment configuration) {
        var port = configuration.getProperty("server.port", "8080").strip();
        if (!port.matches("[1-9][0-9]{0,4}")) {
            return Optional.empty();
        }
        var name = configuration.getProperty("server.address", "").strip();
        var scheme = isEncrypted(configuration) ? "https" : "http";
        var path = configuration.getProperty("server.servlet.context-path", "");
        var target = ANY.contains(name) ? HostContext.LOOPBACK : name;
        var bracketed = target.contains(":") && !target.startsWith("[") ? "[" + target + "]" : target;
        return Optional.of(trimmed(URI.create(scheme + "://" + bracketed + ":" + port + path)));
    }

    private static boolean isEncrypted(Environment configuration) {
        return configuration.containsProperty("server.ssl.bundle")
                || configuration.containsProperty("server.ssl.key-store")
                || configuration.containsProperty("server.ssl.certificate");
    }

    private static URI trimmed(URI address) {
        var text = address.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
    }

    /** Who answers on an address. */
    private enum Answer {
        ROLLCALL,
        STRANGER,
        NOBODY
    }

    /** Asks without the token: it is for a Rollcall only, and not for whatever else has the port. */
    private static Answer answers(URI address) throws InterruptedException, CommandException {
        try {
            var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            var request = HttpRequest.newBuilder(URI.create(trimmed(address) + "/api/v1/connections"))
                    .timeout(PATIENCE)
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.body().contains("urn:rollcall:problem:") ? Answer.ROLLCALL : Answer.STRANGER;
        } catch (IOException e) {
            return Answer.NOBODY;
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "The address " + address + " can't be called. Give one such as http://127.0.0.1:8080.");
        }
    }

    private static String token() {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
