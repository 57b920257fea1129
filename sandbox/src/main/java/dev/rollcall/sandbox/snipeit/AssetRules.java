package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must hold for an asset whenever it is saved, whatever the request is about. */
final class AssetRules {
    private final Database database;
    private final CustomFieldRules customFields;

    AssetRules(Database database, CustomFieldRules customFields) {
        this.database = database;
        this.customFields = customFields;
    }

    /** What forbids to save the draft: field to messages, empty if nothing does. */
    Map<String, List<String>> problems(Asset draft) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        checkModel(draft, problems);
        checkStatus(draft, problems);
        if (draft.tag.isEmpty()) {
            problems.put("asset_tag", List.of("The asset tag field must be at least 1 characters."));
        }
        if (isTagTaken(draft)) {
            problems.put("asset_tag", List.of("The asset tag must be unique."));
        }
        if (database.settings.uniqueSerial && isSerialTaken(draft)) {
            problems.put("serial", List.of("The serial must be unique."));
        }
        if (draft.name != null && draft.name.length() > 255) {
            problems.put("name", List.of("The name field must not be greater than 255 characters."));
        }
        checkHolder(draft, problems);
        customFields.check(draft, problems);
        return problems;
    }

    void checkModel(Asset draft, Map<String, List<String>> problems) {
        Model model = database.catalogue.models.find(draft.modelId);
        if (model == null || model.isDeleted()) {
            problems.put("model_id", List.of("The selected model id is invalid."));
        }
    }

    private void checkStatus(Asset draft, Map<String, List<String>> problems) {
        Row label = database.catalogue.labels.find(draft.statusId);
        if (draft.statusId == 0) {
            problems.put("status_id", List.of("The status id field is required."));
        } else if (label == null || label.isDeleted()) {
            problems.put("status_id", List.of("The selected status id is invalid."));
        }
    }

    /** The holder's id and type come together or not at all; a type alone is what a deletion leaves behind. */
    static void checkHolder(Asset draft, Map<String, List<String>> problems) {
        if (draft.assignedTo != 0 && draft.assignedType == null) {
            problems.put("assigned_type", List.of("The assigned type field is required when assigned to is present."));
        }
        if (draft.assignedTo == 0 && draft.assignedType != null) {
            problems.put("assigned_to", List.of("The assigned to field is required when assigned type is present."));
        }
    }

    boolean isTagTaken(Asset draft) {
        return isShared(database.byTag(draft.tag), draft);
    }

    boolean isSerialTaken(Asset draft) {
        return isSerialTaken(draft.serial, draft);
    }

    /** Whether a living asset other than {@code except} has the serial. */
    boolean isSerialTaken(@Nullable String serial, @Nullable Asset except) {
        return serial != null && !serial.isEmpty() && isShared(database.bySerial(serial), except);
    }

    private static boolean isShared(List<Asset> found, @Nullable Asset except) {
        return found.stream().anyMatch(asset -> !asset.isDeleted() && (except == null || asset.id != except.id));
    }
}
