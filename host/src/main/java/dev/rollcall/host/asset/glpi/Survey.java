package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.Persons;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.asset.PlatformSurvey;
import dev.rollcall.host.asset.ReadingProgress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * One reading of everything: first what other tables say of the items, then the items themselves, so that each asset is
 * made once and whole. Of a table that can't be read to its end, the assets whose rows are missing would seem to have no
 * link or no order; then the whole reading is incomplete (R2).
 */
final class Survey {
    private static final String CHANGED = "The list of %s in GLPI changed while it was read, so the reading is"
            + " incomplete. Sync again when fewer people edit.";

    private final Tools tools;
    private final Scheme scheme;
    private final Persons persons;
    private final Beside beside;
    private final ReadingProgress progress;
    private final List<Asset> assets = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private long count;

    Survey(Tools tools, ReadingProgress progress) {
        this.tools = tools;
        this.scheme = tools.scheme();
        this.progress = progress;
        this.persons = new Persons(progress.values());
        this.beside = new Beside(scheme, persons.values());
    }

    PlatformSurvey read() throws PlatformException, InterruptedException {
        var people = tools.users().anew(persons);
        if (!people.isComplete()) {
            troubles.add(CHANGED.formatted("users"));
        }
        readBeside();
        tools.names().read(tables());
        readItems();
        var reading = new PlatformReading(assets, troubles.isEmpty(), people.people(), scheme.lifecycle());
        return new PlatformSurvey(reading, remarks());
    }

    private void readBeside() throws PlatformException, InterruptedException {
        var sides = tools.sides();
        note(sides.links().each(beside::takeLink), "links");
        if (scheme.usesOperatingSystems()) {
            note(sides.systems().each(beside::takeSystem), "operating systems of items");
        }
        if (scheme.settings().groups() == GlpiSettings.Groups.HOLD
                && !scheme.config().isBefore11()) {
            note(sides.groups().each(beside::takeGroup), "groups of items");
        }
        for (var type : scheme.settings().types()) {
            for (var table : scheme.fieldTables(type)) {
                note(sides.fields(table, scheme.fieldColumns()).each(beside::takeFields), table);
            }
        }
        if (scheme.settings().order().isConfigured()) {
            note(new Orders(tools.api(), scheme).each(beside::takeOrder), "orders");
        }
        note(tools.cascade().read(scheme.config()), "connections");
    }

    private void note(boolean isComplete, String what) {
        if (!isComplete) {
            troubles.add(CHANGED.formatted(what));
        }
    }

    /** Everything that ids in items' rows are of. */
    private List<String> tables() {
        return tables(scheme, scheme.settings().types());
    }

    static List<String> tables(Scheme scheme, Set<ItemType> types) {
        var tables = new TreeSet<String>();
        tables.add(Names.MANUFACTURER);
        types.forEach(type -> tables.add(type.modelType()));
        if (scheme.usesOperatingSystems()) {
            tables.add(Names.OPERATING_SYSTEM);
            tables.add(Names.OPERATING_SYSTEM_VERSION);
        }
        if (scheme.settings().groups() == GlpiSettings.Groups.HOLD) {
            tables.add(Names.GROUP);
        }
        return List.copyOf(tables);
    }

    /** Without a first answer there is nothing to decide on. */
    private void readItems() throws PlatformException, InterruptedException {
        var rows = new Rows(scheme, tools.names(), beside, persons);
        for (var type : Arrays.stream(ItemType.values())
                .filter(scheme.settings().types()::contains)
                .toList()) {
            try {
                var isComplete = new Walk(tools.api())
                        .each("/" + type.glpi(), Rows.columns(type, scheme), row -> take(rows, type, row));
                note(isComplete, type.glpi());
            } catch (PlatformException e) {
                if (e.kind() != FailureKind.TRANSIENT || assets.isEmpty()) {
                    throw e;
                }
                troubles.add(e.getMessage());
            }
        }
    }

    private void take(Rows rows, ItemType type, JsonNode row) {
        if (Rows.isAsset(row)) {
            progress.read(++count);
            assets.add(rows.asset(type, row));
            tools.cascade().note(type, row);
        }
    }

    private List<String> remarks() {
        var remarks = new ArrayList<>(troubles);
        scheme.warnings().forEach(problem -> remarks.add(problem.sentences()));
        for (var table : new TreeSet<>(tools.names().hidden())) {
            remarks.add("GLPI does not let the token's user see " + table + ", so what it names is neither compared nor"
                    + " written. Give the user's profile the right '" + Rights.spoken(table) + "' to read.");
        }
        return remarks;
    }
}
