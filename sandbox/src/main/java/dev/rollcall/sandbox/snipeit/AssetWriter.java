package dev.rollcall.sandbox.snipeit;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Saves one asset as Snipe-IT does: checks everything about it, writes only what changed, locks nothing. */
final class AssetWriter {
    private final Database database;
    private final AssetRules rules;
    private final CustomFieldRules customFields;
    private final Race race;

    AssetWriter(Database database, AssetRules rules, CustomFieldRules customFields, Race race) {
        this.database = database;
        this.rules = rules;
        this.customFields = customFields;
        this.race = race;
    }

    /**
     * Saves a change, unless a rule forbids the result.
     *
     * @param before the asset as the request has found it
     * @param change applied to a copy: once to be checked, once more if another client wrote in between
     * @return what forbids it; empty if it was saved
     */
    Map<String, List<String>> save(Asset before, Consumer<Asset> change) {
        Asset draft = changed(before, change);
        Map<String, List<String>> problems = rules.problems(draft);
        if (!problems.isEmpty()) {
            return problems;
        }
        race.beforeWrite();
        Asset current = database.required(before.id);
        write(current == before ? draft : changed(current, change));
        return problems;
    }

    private Asset changed(Asset asset, Consumer<Asset> change) {
        Asset draft = asset.copy();
        change.accept(draft);
        return draft;
    }

    private void write(Asset draft) {
        customFields.settle(draft);
        if (draft.serial != null) {
            draft.serial = Text.cut(draft.serial, 191);
        }
        database.replace(draft);
    }
}
