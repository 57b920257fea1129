package dev.rollcall.host.command;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.rollcall.host.ConfigurationException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says what is wrong with the configuration when the host can't start with it. */
final class ConfigurationFailure {
    /** Properties whose values are not shown. */
    private static final Pattern SECRET = Pattern.compile("token|secret|password|key|settings");

    /** How Spring Boot begins to say that the log can't be set up. */
    private static final Pattern LOG = Pattern.compile("Could not initialize Logback|Logback configuration error");

    /** Of H2, when another process has the file open. */
    private static final int H2_IN_USE = 90020;

    private ConfigurationFailure() {}

    /** A sentence with the property and the cure; empty if the failure is of another sort. */
    static Optional<String> explain(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var told = told(cause);
            if (told.isPresent()) {
                return told;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> told(Throwable cause) {
        if (cause instanceof ConfigurationException ours) {
            return Optional.of(String.join(System.lineSeparator(), ours.lines()));
        }
        var database = ofTheDatabase(cause);
        if (database.isPresent()) {
            return database;
        }
        if (isOfTheLog(cause)) {
            return Optional.of("The log can't be set up as it is configured. Set logging.structured.format.console to"
                    + " ecs, logstash or gelf or leave it out, and look at the other properties under logging.");
        }
        if (cause instanceof BindException bind) {
            return Optional.of(text(bind));
        }
        if ((cause instanceof IllegalArgumentException || cause instanceof UncheckedIOException) && isOurs(cause)) {
            return Optional.ofNullable(cause.getMessage());
        }
        if (cause instanceof MarkedYAMLException yaml) {
            return Optional.of(text(yaml));
        }
        if (cause instanceof ConfigurationPropertiesBindException && cause.getCause() == null) {
            return Optional.ofNullable(cause.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<String> ofTheDatabase(Throwable cause) {
        if (isInUse(cause)) {
            return Optional.of("The database is in use by another process, such as a running host. Stop it, or set"
                    + " rollcall.home to another folder.");
        }
        if (cause instanceof PoolInitializationException && !isInUse(cause.getCause())) {
            return Optional.of(databaseAway(cause.getCause()));
        }
        if (cause instanceof FlywayValidateException) {
            return Optional.of("The database was brought up to date by a newer Rollcall than this one, or changed by"
                    + " hand. Start the newer version, or restore a backup of before the upgrade.");
        }
        return Optional.empty();
    }

    private static String text(MarkedYAMLException yaml) {
        var mark = yaml.getProblemMark();
        var where = mark == null ? "" : " in line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
        return "The file rollcall.yaml is malformed" + where + ": " + yaml.getProblem() + ". Mend that line; blanks at"
                + " its beginning count.";
    }

    private static String text(BindException bind) {
        var property = bind.getProperty();
        var isSecret = SECRET.matcher(bind.getName().toString()).find();
        var value = property == null || isSecret ? "" : " ('" + property.getValue() + "')";
        var type = bind.getTarget().getType().resolve(Object.class).getSimpleName();
        return "The property " + bind.getName() + value + " can't be used. Enter a value of the kind " + type + ".";
    }

    private static boolean isOfTheLog(Throwable failure) {
        return failure instanceof IllegalStateException
                && LOG.matcher(String.valueOf(failure.getMessage())).lookingAt();
    }

    /** Whether the embedded database is open in another process. */
    static boolean isInUse(@Nullable Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_IN_USE) {
                return true;
            }
        }
        return false;
    }

    /** Without the driver's own message, which may quote the address with a password in it. */
    private static String databaseAway(@Nullable Throwable failure) {
        var state = failure instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "unknown";
        return "The database can't be opened (SQL state " + state + "). Check that it runs, and rollcall.database.url,"
                + " rollcall.database.username and rollcall.database.password.";
    }

    private static boolean isOurs(Throwable failure) {
        return failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith("dev.rollcall.");
    }
}
