package dev.rollcall.host.command;

import java.net.URI;

/** A host that answered before does not answer any more, or never did. */
final class HostGoneException extends CommandException {
    private static final long serialVersionUID = 1L;

    HostGoneException(URI host) {
        super(
                ExitCode.INTERRUPTED,
                "The host on " + host + " can't be reached any more. When it is back, see what became of it with"
                        + " `rollcall runs`.");
    }
}
