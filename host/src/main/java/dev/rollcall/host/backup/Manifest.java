package dev.rollcall.host.backup;

/**
 * What a backup says of itself.
 *
 * @param format of the archive
 * @param version of the Rollcall that made it, for people
 * @param madeAt when, as ISO-8601 has it
 */
record Manifest(int format, String version, String madeAt) {
    /** What this Rollcall writes and reads. */
    static final int FORMAT = 1;

    /** Entries of the archive. */
    static final String MANIFEST = "rollcall-backup.json";

    static final String DATABASE = "database.zip";
    static final String PLUGINS = "plugins/";
}
