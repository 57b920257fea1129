package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What GLPI says of the rows of a write. A row that it does not know is missing [rec 04-put-bulk-one-missing]; only the
 * boolean counts, as a message may be of the row before [rec 04-put-bulk-mixed-sqlerror-ok-missing].
 *
 * @param said in the order of the answer
 */
record Written(List<Row> said) {
    private static final String MESSAGE = "message";

    Written {
        said = List.copyOf(said);
    }

    /**
     * One row.
     *
     * @param id 0 for one that was not added
     * @param isDone whether GLPI says that it was written, which does not mean that it is as it was sent
     * @param said GLPI's own sentence, in the language of its user; empty if it says nothing
     */
    record Row(long id, boolean isDone, String said) {}

    static Written of(JsonNode body, boolean isAdded) {
        var error = GlpiError.of(body);
        var rows = error == null ? body : error.about();
        var said = new ArrayList<Row>();
        if (rows.isObject()) {
            add(said, rows, isAdded);
        } else if (rows.isArray()) {
            rows.forEach(row -> add(said, row, isAdded));
        } else if (error != null) {
            // A single row that was refused is a mere text.
            said.add(new Row(0, false, error.said()));
        }
        return new Written(said);
    }

    /** The row of that id; null if GLPI says nothing of it. */
    @Nullable
    Row row(long id) {
        return said.stream().filter(row -> row.id() == id).findFirst().orElse(null);
    }

    /** Null if GLPI says nothing of any row. */
    @Nullable
    Row first() {
        return said.isEmpty() ? null : said.get(0);
    }

    /** What the answer means for a row; null if it is written. */
    static @Nullable PlatformException failure(@Nullable Row row) {
        if (row == null) {
            return new PlatformException(
                    FailureKind.TRANSIENT,
                    "GLPI answered the write without a word about this asset.",
                    "Nothing is to be done; the next run decides anew.");
        }
        if (row.isDone()) {
            return null;
        }
        return new PlatformException(
                FailureKind.REJECTED,
                "GLPI refuses to write the asset"
                        + (row.said().isEmpty() ? " without saying why." : ": " + GlpiText.quoted(row.said()) + "."),
                "Save the asset by hand in GLPI and correct what it complains of; if it is a right, give it to the"
                        + " user's profile in the asset's entity.");
    }

    private static void add(List<Row> said, JsonNode row, boolean isAdded) {
        var message = GlpiText.at(row, MESSAGE);
        if (isAdded) {
            var id = GlpiText.id(row, "id");
            said.add(new Row(id, id > 0, message));
            return;
        }
        row.properties().forEach(entry -> {
            if (!entry.getKey().equals(MESSAGE)) {
                said.add(new Row(
                        GlpiText.number(entry.getKey()), entry.getValue().asBoolean(false), message));
            }
        });
    }
}
