package dev.rollcall.host.notification;

import java.util.Map;
import java.util.Optional;

/** A way to people. Used by one thread at a time. */
public interface Channel extends AutoCloseable {
    /** Tells it from the others, and is what is kept under: another name has told nothing yet. */
    String name();

    /** What it is, for people. */
    String kind();

    /** How it is configured, for ADMINs, by the names of the properties; of a secret only that it is set. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /**
     * Sends a message.
     *
     * @return what an admin should know though it was sent, two sentences; empty if all is well
     * @throws ChannelException if it was not sent, as far as is known
     */
    Optional<String> send(Message message) throws ChannelException, InterruptedException;

    @Override
    default void close() {}
}
