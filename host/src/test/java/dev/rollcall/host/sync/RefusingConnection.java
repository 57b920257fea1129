package dev.rollcall.host.sync;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Predicate;

/** A connection that refuses to prepare certain statements, with the error of an H2 whose disk is full. */
final class RefusingConnection {
    /** H2's IO_EXCEPTION_2, which is what "No space left on device" arrives as. */
    private static final int IO_EXCEPTION = 90031;

    private RefusingConnection() {}

    static Connection of(Connection connection, Predicate<String> refused) {
        return (Connection) Proxy.newProxyInstance(
                RefusingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && refused.test(String.valueOf(arguments[0]).toLowerCase(Locale.ROOT))) {
                        throw new SQLException("IO Exception: \"No space left on device\"", "90031", IO_EXCEPTION);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
