package dev.rollcall.sandbox.snipeit;

/** What the routes that write assets share. */
record AssetParts(
        AssetRules rules,
        CustomFieldRules customFields,
        AssetWriter writer,
        Handovers handovers,
        AssetChanges changes,
        AssetRow row,
        Race race) {

    static AssetParts of(Database database, Race race) {
        CustomFieldRules customFields = new CustomFieldRules(database);
        AssetRules rules = new AssetRules(database, customFields);
        AssetWriter writer = new AssetWriter(database, rules, customFields, race);
        return new AssetParts(
                rules,
                customFields,
                writer,
                new Handovers(database, writer),
                new AssetChanges(database),
                new AssetRow(database),
                race);
    }
}
