package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Persons;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.asset.WriteMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A row of {@code GET /hardware} as a record of the rules. */
final class Rows {
    private static final Excerpt LABEL = Excerpt.of("id", "name", "status_type", "status_meta");
    /** All that anybody reads of the rows of a list. */
    static final Excerpt EXCERPT = Excerpt.of("id", "asset_tag", "serial", "model_number", "deleted_at", "last_seen")
            .with("model", Excerpt.of("id", "name"))
            .with("category", Excerpt.of("id"))
            .with("status_label", LABEL)
            .with("status", LABEL)
            .with("assigned_to", Excerpt.of("id", "name", "type"))
            .with("custom_fields", Excerpt.ofEach("field", "value"));

    private final SnipeItSettings settings;
    private final Scheme scheme;
    private final Set<String> orderValues;
    private final Persons persons;
    private final ValuePool values;
    /** By name and number: the assets of a model share them. */
    private final Map<List<String>, Specs> models = new HashMap<>();

    Rows(SnipeItSettings settings, Scheme scheme) {
        this(settings, scheme, new Persons(new ValuePool()));
    }

    /** With persons who are shared with others. */
    Rows(SnipeItSettings settings, Scheme scheme, Persons persons) {
        this.persons = persons;
        this.values = persons.values();
        this.settings = settings;
        this.scheme = scheme;
        this.orderValues =
                settings.order().values().stream().map(SnipeItText::key).collect(Collectors.toUnmodifiableSet());
    }

    Asset asset(JsonNode row) {
        var custom = row.path("custom_fields");
        var status = status(row);
        var tag = SnipeItText.at(row, "asset_tag");
        var serial = values.shared(SnipeItText.at(row, "serial"));
        return new Asset(
                values.shared(SnipeItText.at(row, "id")),
                tag.equals(serial) ? serial : tag,
                serial.isEmpty() ? null : serial,
                status,
                persons.shared(holder(row)),
                links(custom),
                order(status, custom),
                specs(custom),
                model(row));
    }

    static boolean isDeleted(JsonNode row) {
        var deleted = row.get("deleted_at");
        return deleted != null && !deleted.isNull();
    }

    /** The text of a custom field, of a row or of the {@link #EXCERPT} of one; null if the asset's model has no such field. */
    static @Nullable String value(JsonNode custom, CustomField field) {
        var text = custom.get(field.column());
        if (text != null) {
            return SnipeItText.of(text);
        }
        // Rows are keyed by display name, which is the same as in the list of fields but for the escaping.
        var entry = custom.get(field.name());
        if (entry == null) {
            for (var other : custom) {
                entry = SnipeItText.at(other, "field").equals(field.column()) ? other : entry;
            }
        }
        return entry == null ? null : SnipeItText.at(entry, "value");
    }

    /** Newer versions will call it {@code status}. */
    static JsonNode label(JsonNode row) {
        var legacy = row.path("status_label");
        return legacy.isObject() ? legacy : row.path("status");
    }

    private AssetStatus status(JsonNode row) {
        var label = label(row);
        return scheme.status(
                SnipeItText.at(label, "id"), SnipeItText.at(label, "name"), SnipeItText.at(label, "status_type"));
    }

    /**
     * An assignee whose row is gone altogether is shown as null, and the label then as deployed: somebody holds it whom
     * nobody can name, so nobody must take it for free.
     */
    static Holder holder(JsonNode row) {
        var assigned = row.path("assigned_to");
        if (!assigned.isObject()) {
            var meta = SnipeItText.at(label(row), "status_meta");
            return meta.equals("deployed") ? new Holder.OtherAsset("?", "that Snipe-IT does not show") : Holder.NOBODY;
        }
        var id = SnipeItText.at(assigned, "id");
        var name = SnipeItText.at(assigned, "name");
        return switch (SnipeItText.at(assigned, "type")) {
            case "location" -> new Holder.Location(id, name);
            case "asset" -> new Holder.OtherAsset(id, name);
            default -> new Holder.Person(id, name);
        };
    }

    private Map<String, String> links(JsonNode custom) {
        Map<String, String> links = Map.of();
        for (var field : scheme.links().entrySet()) {
            var value = value(custom, field.getValue());
            if (value != null && !value.isBlank()) {
                links = with(links, field.getKey(), values.shared(value.strip()));
            }
        }
        return links;
    }

    /** Nearly every asset has one link or none, for which there are small maps. */
    private static Map<String, String> with(Map<String, String> links, String provider, String sourceId) {
        if (links.isEmpty()) {
            return Map.of(provider, sourceId);
        }
        var more = new HashMap<>(links);
        more.put(provider, sourceId);
        return more;
    }

    private Optional<String> order(AssetStatus status, JsonNode custom) {
        if (scheme.isOrderLabel(status.id())) {
            return Optional.of(status.name());
        }
        return scheme.orderField().flatMap(field -> Optional.ofNullable(value(custom, field))
                .map(String::strip)
                .filter(value -> isOrder(field, value)));
    }

    /** Any save turns an unset BOOLEAN into 0. */
    private boolean isOrder(CustomField field, String value) {
        if (value.isEmpty() || (field.isFlag() && value.equals("0"))) {
            return false;
        }
        return settings.order().values().isEmpty() || orderValues.contains(value.toLowerCase(Locale.ROOT));
    }

    /** A filled field that is written only if it is empty is none of ours, so it never differs. */
    private Specs specs(JsonNode custom) {
        var texts = new HashMap<SpecKey<?>, String>();
        scheme.specs().forEach((key, target) -> {
            var value = value(custom, target.field());
            if (value == null) {
                return;
            }
            var text = value.strip();
            if (target.mode() == WriteMode.ALWAYS || text.isEmpty()) {
                texts.put(key, text);
            }
        });
        return scheme.pool().of(texts).sharing(values);
    }

    private Specs model(JsonNode row) {
        var name = SnipeItText.at(row.path("model"), "name");
        var number = SnipeItText.at(row, "model_number");
        return models.computeIfAbsent(List.of(name, number), first -> {
            var texts = new HashMap<SpecKey<?>, String>();
            texts.put(StandardSpecs.MODEL, name);
            texts.put(settings.creation().modelNumber(), number);
            return Specs.of(texts);
        });
    }
}
