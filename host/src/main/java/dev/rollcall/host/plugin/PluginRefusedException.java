package dev.rollcall.host.plugin;

/** A file can't be used as a plugin. The message is one sentence on what is wrong and one on what to do. */
public final class PluginRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    PluginRefusedException(String happened, String cure) {
        super(happened + " " + cure);
    }

    PluginRefusedException(String happened, String cure, Throwable cause) {
        super(happened + " " + cure, cause);
    }
}
