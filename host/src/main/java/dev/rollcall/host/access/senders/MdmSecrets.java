package dev.rollcall.host.access.senders;

import java.util.Optional;

/** Knows by which secret an MDM proves that it sent a message. */
public interface MdmSecrets {

    /**
     * What people know the connection by whose MDM shows that secret.
     *
     * @param connection id or name
     * @param secret as it was shown
     * @return empty if there is no such active connection, it takes no messages, or the secret is another
     * @throws InterruptedException if the host is stopping
     */
    Optional<String> sender(String connection, String secret) throws InterruptedException;
}
