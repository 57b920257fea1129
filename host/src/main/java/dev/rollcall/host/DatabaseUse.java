package dev.rollcall.host;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Who else uses the database. */
public final class DatabaseUse {
    private static final String PREFIX = "rollcall-";
    /** Under this name PostgreSQL shows the sessions of this process. */
    static final String NAME = PREFIX + UUID.randomUUID();

    private DatabaseUse() {}

    /**
     * Whether another process of Rollcall has the PostgreSQL open. Of an H2 that question does not come up: its file
     * can be opened by one process at a time.
     */
    public static boolean isShared(DataSource source) {
        if (!isPostgresql(source)) {
            return false;
        }
        return JdbcClient.create(source)
                        .sql("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and application_name like :any and application_name <> :own")
                        .param("any", PREFIX + "%")
                        .param("own", NAME)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static boolean isPostgresql(DataSource source) {
        try {
            return JdbcUtils.extractDatabaseMetaData(source, metadata -> metadata.getDatabaseProductName())
                    .equals("PostgreSQL");
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
