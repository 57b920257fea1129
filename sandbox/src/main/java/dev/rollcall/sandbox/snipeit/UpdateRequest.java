package dev.rollcall.sandbox.snipeit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is checked about a PATCH before the asset itself is looked at. */
final class UpdateRequest {
    private final Database database;
    private final SnipeItVersion version;
    private final AssetRules rules;

    UpdateRequest(Database database, SnipeItVersion version, AssetRules rules) {
        this.database = database;
        this.version = version;
        this.rules = rules;
    }

    Map<String, List<String>> problems(Call call, Asset asset) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        checkReference(call, "model_id", database.catalogue.models, problems);
        checkReference(call, "status_id", database.catalogue.labels, problems);
        checkTag(call, asset, problems);
        checkSerial(call, asset, problems);
        String name = call.text("name");
        if (name != null && name.length() > 255) {
            problems.put("name", List.of("The name field must not be greater than 255 characters."));
        }
        if (call.isFilled("assigned_user") && isUnknownUser(call.integer("assigned_user", 0))) {
            problems.put("assigned_user", List.of("The selected assigned user is invalid."));
        }
        boolean typed = !version.isNewer() && call.isFilled("assigned_type");
        if (typed && HolderType.ofClassName(call.value("assigned_type")) == null) {
            problems.put("assigned_type", List.of("The selected assigned type is invalid."));
        }
        return problems;
    }

    private static <T extends Row> void checkReference(
            Call call, String key, Table<T> table, Map<String, List<String>> problems) {
        if (!call.has(key)) {
            return;
        }
        if (!call.isFilled(key)) {
            problems.put(key, List.of("The " + key.replace('_', ' ') + " field must be an integer."));
            return;
        }
        T row = table.find(call.integer(key, 0));
        if (row == null || row.isDeleted()) {
            problems.put(key, List.of("The selected " + key.replace('_', ' ') + " is invalid."));
        }
    }

    private void checkTag(Call call, Asset asset, Map<String, List<String>> problems) {
        if (!call.has("asset_tag")) {
            return;
        }
        String tag = call.text("asset_tag");
        if (tag == null || tag.isEmpty()) {
            problems.put("asset_tag", List.of("The asset tag field must be at least 1 characters."));
            return;
        }
        Asset draft = asset.copy();
        draft.tag = tag;
        if (rules.isTagTaken(draft)) {
            problems.put("asset_tag", List.of("The asset tag has already been taken."));
        }
    }

    /** With unique serials on, v8.1.4 takes even the asset's own serial for a duplicate. */
    private void checkSerial(Call call, Asset asset, Map<String, List<String>> problems) {
        if (!database.settings.uniqueSerial || !call.has("serial")) {
            return;
        }
        if (version.isNewer() && !call.isFilled("serial")) {
            problems.put("serial", List.of("The serial field must be a string."));
        } else if (rules.isSerialTaken(call.text("serial"), version.isNewer() ? asset : null)) {
            problems.put("serial", List.of("The serial must be unique."));
        }
    }

    private boolean isUnknownUser(int id) {
        User user = database.users.find(id);
        return user == null || user.isDeleted();
    }
}
