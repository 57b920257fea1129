package dev.rollcall.host.plugin;

/** No plugin can serve a provider now. The message says why and what to do. */
public final class PluginUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    PluginUnavailableException(String happened, String cure) {
        super(happened + " " + cure);
    }
}
