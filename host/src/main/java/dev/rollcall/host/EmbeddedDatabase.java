package dev.rollcall.host;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The H2 file that the state is kept in where nobody has named another database. */
public final class EmbeddedDatabase {
    /** H2 acknowledges a commit half a second before it writes it, unless it is told not to delay. */
    private static final String DURABLE = ";WRITE_DELAY=0";
    /**
     * In KiB. By itself H2 takes a sixteenth of the heap for pages that it read, which a run of a million devices needs for
     * its devices; this is what it takes of 256 MiB.
     */
    private static final String CACHE = ";CACHE_SIZE=16384";

    private static final String OPTIONS = DURABLE + CACHE + ";DB_CLOSE_ON_EXIT=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

    private static final String NAME = "rollcall";

    /** The name of its file in the data folder. */
    public static final String FILE = NAME + ".mv.db";

    private EmbeddedDatabase() {}

    /**
     * Its address for JDBC; the user is {@code rollcall}, without a password. An interrupt of a thread that is in it, as a
     * cancelled run or a plugin that is taken away brings, closes its file and ends the database for all, unless it is told
     * to open the file again and go on ({@code retry:}).
     */
    public static String url(Path folder) {
        return "jdbc:h2:retry:" + folder.toAbsolutePath() + "/" + NAME + OPTIONS;
    }

    /** A pool of connections to the database in a data folder, which is made if it is not there. */
    public static HikariDataSource open(Path folder) {
        return new HikariDataSource(pool(folder, new HikariConfig()));
    }

    static HikariConfig pool(Path folder, HikariConfig config) {
        try {
            Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The data folder " + folder.toAbsolutePath()
                            + " can't be made. Set rollcall.home to a folder that can be written.",
                    e);
        }
        config.setJdbcUrl(url(folder));
        config.setUsername("rollcall");
        // H2 closes the database when its disk is full, and goes on calling its connections valid; a query tells.
        config.setConnectionTestQuery("select 1");
        return config;
    }
}
