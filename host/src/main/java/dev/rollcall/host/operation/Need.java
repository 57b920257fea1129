package dev.rollcall.host.operation;

/**
 * Something about the host that needs a person.
 *
 * @param what has a text of its own in the bundle
 * @param detail why and what to do, for ADMINs; empty where the text says it all
 * @param page where it is mended
 * @param forAdmin whether only an ADMIN gets there
 */
record Need(What what, String detail, String page, boolean forAdmin) {
    /** What it is. */
    enum What {
        PLATFORM,
        PLATFORM_AWAY,
        NO_CONNECTION,
        NONE_ACTIVE,
        NO_PLUGIN,
        REFUSED_PLUGIN,
        PLUGINS_FOLDER,
        CHANNEL
    }
}
