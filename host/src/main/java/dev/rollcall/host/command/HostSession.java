package dev.rollcall.host.command;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** A host that a command talks to; one that the command started itself ends with it. */
final class HostSession implements AutoCloseable {
    private final HostClient client;
    private final @Nullable ConfigurableApplicationContext own;

    HostSession(HostClient client, @Nullable ConfigurableApplicationContext own) {
        this.client = client;
        this.own = own;
    }

    HostClient client() {
        return client;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
