package dev.rollcall.host.connection;

/** Told what a person did to a connection, right after it was stored. */
public interface ConnectionWatch {
    /** It was made, changed or activated. */
    default void changed(String connectionId) {}

    /** Its MDM is sent nothing any more. */
    void deactivated(String connectionId);

    /** It is gone, and with it what it noted of devices; runs and changes stay to be looked at. */
    void deleted(String connectionId);
}
