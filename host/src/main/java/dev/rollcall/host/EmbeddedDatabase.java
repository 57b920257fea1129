package dev.rollcall.host;

import java.nio.file.Path;

/** The H2 file that the state is kept in where nobody has named another database. */
public final class EmbeddedDatabase {
    /** H2 acknowledges a commit half a second before it writes it, unless it is told not to delay. */
    private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

    private EmbeddedDatabase() {}

    /** Its address for JDBC; the user is {@code rollcall}, without a password. */
    public static String url(Path home) {
        return "jdbc:h2:file:" + home.toAbsolutePath() + "/rollcall" + OPTIONS;
    }
}
