package dev.rollcall.host;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;

/** Lets tests of other packages open the embedded database as the host does. */
public final class EmbeddedDatabase {
    private EmbeddedDatabase() {}

    /** The JDBC URL of the database in a data folder. */
    public static String url(Path home) {
        return DatabaseConfiguration.embedded(home);
    }

    /** The pool of connections to the database in a data folder. */
    public static HikariDataSource open(Path home) {
        return new HikariDataSource(DatabaseConfiguration.pool(home));
    }
}
