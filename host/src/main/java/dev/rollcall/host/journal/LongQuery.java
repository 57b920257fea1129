package dev.rollcall.host.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A query of very many rows, which are handed out as the database comes to them. Both databases would otherwise gather
 * all of them first: H2 on the heap and, from some number on, in a file, PostgreSQL's driver on the heap.
 */
final class LongQuery {
    /**
     * The column of the connection, so that no index is used for it. Most rows are of the connections that are asked for,
     * and H2 would look each of them up from the index's order, which is not that of the rows: with a table that is
     * larger than the cache, it would read a page for every row.
     */
    static final String SCANNED = "coalesce(connection_id, '')";

    private static final int AT_ONCE = 1000;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    LongQuery(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Asks.
     *
     * @param parameters texts, in order
     * @param rows takes each row, and sends no statement of its own meanwhile
     */
    void each(String sql, Collection<String> parameters, RowCallbackHandler rows) {
        // PostgreSQL hands out rows in portions only within a transaction.
        transactions.executeWithoutResult(status ->
                jdbc.execute((ConnectionCallback<Boolean>) connection -> each(connection, sql, parameters, rows)));
    }

    private static boolean each(
            Connection connection, String sql, Collection<String> parameters, RowCallbackHandler rows)
            throws SQLException {
        var isH2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        setLazy(connection, isH2, 1);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(AT_ONCE);
            var number = 1;
            for (var parameter : parameters) {
                statement.setString(number++, parameter);
            }
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.processRow(result);
                }
            }
        } finally {
            setLazy(connection, isH2, 0);
        }
        return true;
    }

    /** Only for this query: a lazy one of H2 must not be followed by another statement before its end. */
    private static void setLazy(Connection connection, boolean isH2, int value) throws SQLException {
        if (isH2) {
            try (var statement = connection.createStatement()) {
                statement.execute("set lazy_query_execution " + value);
            }
        }
    }
}
