package dev.rollcall.host.plugin;

import java.util.List;

/** Who depends on a provider. */
@FunctionalInterface
public interface ProviderUsers {
    /** The names of the connections to a provider, by rank. */
    List<String> of(String providerId);
}
