package dev.rollcall.host.connection;

/** The key that secrets are encrypted with at rest. */
public final class SecretKeys {
    private SecretKeys() {}
}
