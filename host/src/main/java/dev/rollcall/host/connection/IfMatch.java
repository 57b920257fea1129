package dev.rollcall.host.connection;

import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which version of a connection a client has looked at: an entity tag is the version, in quotation marks. */
final class IfMatch {
    static final String DESCRIPTION =
            "The entity tag of the connection as it was looked at; if it was changed since, the"
                    + " answer is 412 and nothing is done.";

    private IfMatch() {}

    static String tag(ConfiguredConnection connection) {
        return "\"" + connection.version() + "\"";
    }

    /**
     * The version that the change is thought for.
     *
     * @param header null if there is none
     * @return empty if any will do
     * @throws ProblemException if the connection is another by now
     */
    static OptionalLong version(@Nullable String header, ConfiguredConnection present) {
        if (header == null || header.strip().equals("*")) {
            return OptionalLong.empty();
        }
        if (Arrays.stream(header.split(",")).map(String::strip).noneMatch(tag(present)::equals)) {
            throw new ProblemException(
                    ProblemType.PRECONDITION,
                    "The connection '" + present.name() + "' is not as If-Match says any more. Look at it as it is now,"
                            + " and change it then.");
        }
        return OptionalLong.of(present.version());
    }
}
