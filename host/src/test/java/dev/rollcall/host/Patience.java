package dev.rollcall.host;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every test wait long for what it awaits: how long that takes says something of the machine, and nothing of the
 * product. JUnit finds it by itself.
 */
public final class Patience implements BeforeAllCallback {
    private static final Duration LONG = Duration.ofMinutes(2);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONG);
    }
}
