package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.RowException;
import java.net.URI;
import tools.jackson.core.JacksonException;

/** Says what does not fit, by the names of properties and never by their values, which Jackson's messages repeat. */
final class Misfit {
    static final String CURE =
            "Check the connection's address; if it is right, report this to the maker of the plugin.";

    private Misfit() {}

    static RowException ofRow(JacksonException e) {
        var path = path(e);
        return new RowException(
                path.isEmpty()
                        ? "The record does not have the form that is expected."
                        : "The property " + path + " does not have the form that is expected.");
    }

    static SourceException ofAnswer(URI uri, JacksonException e) {
        var path = path(e);
        var where = path.isEmpty() ? "" : " at " + path;
        return new SourceException(
                Kind.MALFORMED,
                Addresses.spoken(uri) + " answered with JSON that does not have the form that is expected" + where
                        + ".",
                CURE);
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
                continue;
            }
            path.append(path.length() == 0 ? "" : ".").append(step.getPropertyName());
        }
        return path.toString();
    }
}
