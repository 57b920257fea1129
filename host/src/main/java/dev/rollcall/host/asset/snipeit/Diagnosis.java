package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Why an asset refuses a write, and what cures it. Snipe-IT validates the whole asset at each save, so what is in the
 * way is often a field that nobody touched, and a refused check-in or check-out says nothing at all.
 */
final class Diagnosis {
    private static final String INVALID_DATE = "(Invalid date value.)";

    private final SnipeItApi api;

    Diagnosis(SnipeItApi api) {
        this.api = api;
    }

    /**
     * What a refused PATCH means.
     *
     * @param sent the keys that it wrote
     */
    PlatformException ofPatch(Messages said, Set<String> sent, JsonNode row) throws InterruptedException {
        var others = said.fields().keySet().stream()
                .filter(field -> !sent.contains(field))
                .sorted()
                .toList();
        if (said.text().contains("not available on this Asset Model")) {
            return refused(
                    "The asset's model does not have the field", said, "Add the field to the fieldset of its model.");
        }
        if (others.isEmpty() && !said.fields().isEmpty()) {
            return refused(
                    "Snipe-IT refuses the value", said, "Change the field's format in Snipe-IT, or the mapping.");
        }
        if (!others.isEmpty()) {
            return refused(
                    "The asset refuses every write because of " + String.join(", ", others),
                    said,
                    "Open the asset in Snipe-IT and correct it there; then it is written again.");
        }
        return ofHandover(said, row);
    }

    /** What a refused check-in or check-out means: what is wrong is looked for. */
    PlatformException ofHandover(Messages said, JsonNode row) throws InterruptedException {
        var found = new ArrayList<String>();
        try {
            found.addAll(modelTroubles(row));
            found.addAll(serialTroubles(row));
        } catch (PlatformException e) {
            // What Snipe-IT said has to do; the failure of a mere question is not what is reported.
            found.add("what else is wrong could not be looked up");
        }
        row.path("custom_fields").forEach(field -> {
            if (SnipeItText.at(field, "value").endsWith(INVALID_DATE)) {
                found.add("a date field holds no date");
            }
        });
        return refused(
                "Snipe-IT refuses to write the asset" + (found.isEmpty() ? "" : ": " + String.join("; ", found)),
                said,
                "Open the asset in Snipe-IT, save it there, and correct what it complains of.");
    }

    private List<String> modelTroubles(JsonNode row) throws PlatformException, InterruptedException {
        var model = api.get("/models/" + SnipeItText.at(row.path("model"), "id"));
        if (SnipeItJudge.isError(model) || Rows.isDeleted(model)) {
            return List.of("its model is deleted");
        }
        var fieldset = SnipeItText.at(model.path("fieldset"), "id");
        if (fieldset.isEmpty()) {
            return List.of();
        }
        var missing = new ArrayList<String>();
        for (var field : api.read("/fieldsets/" + fieldset).path("fields").path("rows")) {
            var column = SnipeItText.at(field, "db_column_name");
            if (isTrue(field.path("required")) && isEmpty(row, column)) {
                missing.add(SnipeItText.at(field, "name"));
            }
        }
        return missing.isEmpty()
                ? List.of()
                : List.of("the required field " + String.join(", ", missing) + " is empty");
    }

    private static boolean isTrue(JsonNode flag) {
        return flag.asBoolean(false) || flag.asInt(0) == 1;
    }

    private static boolean isEmpty(JsonNode row, String column) {
        for (var field : row.path("custom_fields")) {
            if (SnipeItText.at(field, "field").equals(column)) {
                return SnipeItText.at(field, "value").isBlank();
            }
        }
        return true;
    }

    private List<String> serialTroubles(JsonNode row) throws PlatformException, InterruptedException {
        var serial = SnipeItText.at(row, "serial");
        if (serial.isBlank()) {
            return List.of();
        }
        var same = api.get("/hardware/byserial/" + SnipeItApi.encoded(serial));
        var tags = same.path("rows").values().stream()
                .map(other -> SnipeItText.at(other, "asset_tag"))
                .collect(Collectors.joining(", "));
        return same.path("rows").size() > 1 ? List.of("its serial is on several assets (" + tags + ")") : List.of();
    }

    private static PlatformException refused(String what, Messages said, String cure) {
        var text = said.text().isEmpty() ? "." : " (" + SnipeItText.quoted(said.text()) + ").";
        return new PlatformException(FailureKind.REJECTED, what + text, cure);
    }
}
