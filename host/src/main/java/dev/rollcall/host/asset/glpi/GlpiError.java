package dev.rollcall.host.asset.glpi;

import dev.rollcall.http.RawAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An error of GLPI's API: an array of a code and of what it is about. The text is in the language of the API's user, so
 * nothing is decided by it [rec 11-localized-error-message].
 *
 * @param code such as {@code ERROR_RIGHT_MISSING}
 * @param about a text, the rows of a write, or null
 */
record GlpiError(String code, JsonNode about) {
    /** The error that the body is; null if it is none. */
    static @Nullable GlpiError of(JsonNode body) {
        if (!body.isArray() || body.isEmpty() || !body.get(0).isString()) {
            return null;
        }
        var code = body.get(0).asString();
        return code.startsWith("ERROR") ? new GlpiError(code, body.path(1)) : null;
    }

    /** The error that an answer is; null if it is none. */
    static @Nullable GlpiError of(RawAnswer answer) {
        var body = answer.body();
        var tree = body.length > 0 && body[0] == '[' ? GlpiApi.tree(answer) : null;
        return tree == null ? null : of(tree);
    }

    /** Whether the code is of a write that was done in parts, or not at all. */
    boolean isOfWrite() {
        return switch (code) {
            case "ERROR_GLPI_UPDATE",
                    "ERROR_GLPI_ADD",
                    "ERROR_GLPI_DELETE",
                    "ERROR_GLPI_PARTIAL_UPDATE",
                    "ERROR_GLPI_PARTIAL_ADD",
                    "ERROR_GLPI_PARTIAL_DELETE" -> true;
            default -> false;
        };
    }

    boolean isOfSession() {
        return code.equals("ERROR_SESSION_TOKEN_INVALID") || code.equals("ERROR_SESSION_TOKEN_MISSING");
    }

    /** There is no item of that id. */
    boolean isNotFound() {
        return code.equals("ERROR_ITEM_NOT_FOUND");
    }

    /** A list has fewer rows than were passed over. */
    boolean isBeyondEnd() {
        return code.equals("ERROR_RANGE_EXCEED_TOTAL");
    }

    /** There is no such table: of a plugin that is not there, or of another version. */
    boolean isUnknownTable() {
        return code.equals("ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM");
    }

    /** What GLPI says, without the pointer to its own documentation; empty if it says nothing. */
    String said() {
        return GlpiText.of(about)
                .replaceFirst("; view documentation in your browser at .*", "")
                .strip();
    }
}
