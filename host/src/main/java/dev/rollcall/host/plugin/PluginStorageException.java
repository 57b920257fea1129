package dev.rollcall.host.plugin;

/** The plugins folder, or the room for temporary files, can't be written. The message is two sentences for people. */
public final class PluginStorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PluginStorageException(String happened, String cure, Throwable cause) {
        super(happened + " " + cure, cause);
    }
}
