package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Persons;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.WriteMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A row of an item as a record of the rules. */
final class Rows {
    /** How the ids of groups that hold something begin. */
    static final String GROUP = "Group/";

    private final Scheme scheme;
    private final Names names;
    private final Beside beside;
    private final Persons persons;
    /** By type, model and manufacturer: the assets of a model share them. */
    private final Map<Made, Specs> models = new HashMap<>();

    private record Made(ItemType type, long model, long manufacturer) {}

    Rows(Scheme scheme, Names names, Beside beside, Persons persons) {
        this.scheme = scheme;
        this.names = names;
        this.beside = beside;
        this.persons = persons;
    }

    /** All that anybody reads of the rows of a type. */
    static Set<String> columns(ItemType type, Scheme scheme) {
        var columns = new HashSet<>(Set.of(
                "id",
                "name",
                "serial",
                "otherserial",
                "users_id",
                "groups_id",
                "states_id",
                "manufacturers_id",
                "is_template",
                "is_deleted",
                Cascade.SHARED,
                type.modelColumn()));
        scheme.specs().values().stream().filter(Target::isColumn).forEach(target -> columns.add(target.column()));
        return columns;
    }

    /** Templates are in GLPI's lists, and what is in the trash can be read by its id; neither is an asset. */
    static boolean isAsset(JsonNode row) {
        return !GlpiText.isOn(row, "is_template") && !GlpiText.isOn(row, "is_deleted");
    }

    Asset asset(ItemType type, JsonNode row) {
        var values = persons.values();
        var item = GlpiText.id(row, "id");
        var id = values.shared(Ref.of(type, item).toString());
        var serial = values.shared(GlpiText.at(row, "serial").strip());
        var label = label(row);
        return new Asset(
                id,
                label.isEmpty() ? id : label.equals(serial) ? serial : label,
                serial.isEmpty() ? null : serial,
                scheme.status(GlpiText.id(row, "states_id")),
                holder(type, item, row),
                beside.links(type, item),
                Optional.ofNullable(beside.order(type, item)),
                specs(type, item, row),
                model(type, row));
    }

    /** The inventory number, else the name. */
    private static String label(JsonNode row) {
        var number = GlpiText.at(row, "otherserial").strip();
        return number.isEmpty() ? GlpiText.at(row, "name").strip() : number;
    }

    /** Whoever the item's user is has it, also if GLPI does not show that user. */
    private Holder holder(ItemType type, long item, JsonNode row) {
        var user = GlpiText.id(row, "users_id");
        if (user > 0) {
            // Who was met before with that id; else somebody whom GLPI does not show, and who holds the asset all the
            // same.
            return persons.shared(new Holder.Person(Long.toString(user), "user " + user));
        }
        var group = row.has("groups_id") ? group(row) : beside.group(type, item);
        if (group == 0 || scheme.settings().groups() == GlpiSettings.Groups.IGNORE) {
            return Holder.NOBODY;
        }
        var name = names.of(Names.GROUP, group);
        return new Holder.Location(GROUP + group, "the group " + (name.isEmpty() ? "" + group : name));
    }

    /** A number in 10, and a list in the single items of 11; 0 for none. */
    static long group(JsonNode row) {
        var groups = row.path("groups_id");
        return groups.isArray() ? GlpiText.number(GlpiText.of(groups.get(0))) : GlpiText.id(row, "groups_id");
    }

    /** A filled field that is written only if it is empty is none of ours, so it never differs. */
    private Specs specs(ItemType type, long item, JsonNode row) {
        var texts = new HashMap<SpecKey<?>, String>();
        scheme.specs().forEach((key, target) -> {
            var text = text(target, type, item, row);
            if (text != null && (target.mode() == WriteMode.ALWAYS || text.isEmpty())) {
                texts.put(key, text);
            }
        });
        return scheme.pool().of(texts).sharing(persons.values());
    }

    /** Null where such items have no such field, or nobody may read what it is called. */
    private @Nullable String text(Target target, ItemType type, long item, JsonNode row) {
        return switch (target.place()) {
            case COLUMN ->
                row.has(target.column()) ? GlpiText.at(row, target.column()).strip() : null;
            case PLUGIN_FIELD -> {
                var field = target.field();
                yield field == null ? null : beside.field(field, type, item);
            }
            case OPERATING_SYSTEM ->
                named(Names.OPERATING_SYSTEM, beside.system(type, item).system());
            case OPERATING_SYSTEM_VERSION ->
                named(Names.OPERATING_SYSTEM_VERSION, beside.system(type, item).version());
        };
    }

    private @Nullable String named(String table, long id) {
        return names.isShown(table) ? names.of(table, id) : null;
    }

    private Specs model(ItemType type, JsonNode row) {
        var made = new Made(type, GlpiText.id(row, type.modelColumn()), GlpiText.id(row, "manufacturers_id"));
        return models.computeIfAbsent(made, first -> {
            var texts = new HashMap<SpecKey<?>, String>();
            put(texts, StandardSpecs.MODEL, named(type.modelType(), first.model()));
            put(texts, StandardSpecs.MANUFACTURER, named(Names.MANUFACTURER, first.manufacturer()));
            return Specs.of(texts);
        });
    }

    private static void put(Map<SpecKey<?>, String> texts, SpecKey<?> key, @Nullable String text) {
        if (text != null) {
            texts.put(key, text);
        }
    }
}
