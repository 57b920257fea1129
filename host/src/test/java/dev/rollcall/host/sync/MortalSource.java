package dev.rollcall.host.sync;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Predicate;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that can go away, as it looks to one host; what it holds stays. */
final class MortalSource implements DataSource {
    private final DataSource source;
    private volatile boolean isDead;
    private volatile @Nullable Predicate<String> refusal;
    private volatile Runnable use = () -> {};

    MortalSource(DataSource source) {
        this.source = source;
    }

    /** Gives no connection any more. */
    void die() {
        isDead = true;
    }

    /** Gives connections, and takes every statement, again. */
    void heal() {
        isDead = false;
        refusal = null;
    }

    /**
     * Refuses statements as H2 does when its disk is full.
     *
     * @param statements says of a statement's text whether it is refused; it may count
     */
    void refuse(Predicate<String> statements) {
        refusal = statements;
    }

    /** Runs something each time before a connection is given, on the thread that asks for it. */
    void onUse(Runnable what) {
        use = what;
    }

    @Override
    public Connection getConnection() throws SQLException {
        use.run();
        if (isDead) {
            throw new SQLException("The database may be already in use or away", "08001", 90020);
        }
        var refused = refusal;
        var connection = source.getConnection();
        return refused == null ? connection : RefusingConnection.of(connection, refused);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
