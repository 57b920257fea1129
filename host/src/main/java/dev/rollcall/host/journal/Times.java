package dev.rollcall.host.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants as both databases know them. */
public final class Times {
    private Times() {}

    /** For a statement's parameter; a database rounds what is finer than its column, so it is cut off before. */
    public static @Nullable OffsetDateTime of(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** For a column that is never null. */
    public static Instant at(ResultSet row, String column) throws SQLException {
        var time = orNull(row, column);
        if (time == null) {
            throw new IllegalStateException("The column " + column + " is empty.");
        }
        return time;
    }

    /** By the column's number. */
    public static Instant at(ResultSet row, int column) throws SQLException {
        var time = orNull(row, column);
        if (time == null) {
            throw new IllegalStateException("The column " + column + " is empty.");
        }
        return time;
    }

    /** By the column's number, from 1; null if the column is. */
    public static @Nullable Instant orNull(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Null if the column is. */
    public static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
