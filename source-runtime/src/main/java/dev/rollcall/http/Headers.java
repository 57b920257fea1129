package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.setting.Secret;
import java.util.Map;
import java.util.regex.Pattern;

/** Headers that can be sent. */
final class Headers {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    private Headers() {}

    /** Refuses what can't stand in a header (RFC 9110, 5.5), before anyone repeats it in a message. */
    static void check(Map<String, Secret> headers) throws SourceException {
        for (var header : headers.entrySet()) {
            if (!NAME.matcher(header.getKey()).matches()
                    || !VALUE.matcher(header.getValue().reveal()).matches()) {
                throw new SourceException(
                        SourceException.Kind.SETTINGS,
                        "The header " + header.getKey().replaceAll("[^!-~]", "?")
                                + " has a character that can't be sent, such as a line break or a letter with an accent.",
                        "Enter the credentials again, exactly as the MDM shows them.");
            }
        }
    }
}
