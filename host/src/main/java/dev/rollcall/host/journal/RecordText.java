package dev.rollcall.host.journal;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.reconcile.Observed;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Assets, edits and devices as the JSON that the journal keeps and people read. */
public final class RecordText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, SpecKey<?>> STANDARD = standard();

    private RecordText() {}

    private static Map<String, SpecKey<?>> standard() {
        var keys = new LinkedHashMap<String, SpecKey<?>>();
        StandardSpecs.ALL.forEach(key -> keys.put(key.name(), key));
        return Map.copyOf(keys);
    }

    /** An asset, whole. */
    public static String of(Asset asset) {
        var json = JSON.createObjectNode().put("id", asset.id()).put("label", asset.label());
        put(json, "serial", asset.serial());
        json.set("status", status(asset.status()));
        json.set("holder", holder(asset.holder()));
        json.set("links", texts(asset.links()));
        put(json, "order", asset.order().orElse(null));
        json.set("specs", specs(asset.specs().asMap()));
        json.set("model", specs(asset.model().asMap()));
        return json.toString();
    }

    /** The asset of {@link #of(Asset)}. */
    public static Asset asset(String text) {
        var json = JSON.readTree(text);
        return new Asset(
                json.path("id").asString(),
                json.path("label").asString(),
                text(json, "serial"),
                status(json.path("status")),
                holder(json.path("holder")),
                texts(json.path("links")),
                Optional.ofNullable(text(json, "order")),
                Specs.of(specs(json.path("specs"))),
                Specs.of(specs(json.path("model"))));
    }

    /** An edit; only what it names. */
    public static String of(AssetEdit edit) {
        var json = JSON.createObjectNode();
        edit.status().ifPresent(to -> json.set("status", status(to)));
        edit.holder().ifPresent(to -> json.set("holder", holder(to)));
        set(json, "links", texts(edit.links()));
        set(json, "specs", specs(edit.specs()));
        set(json, "model", specs(edit.model()));
        put(json, "serial", edit.serial().orElse(null));
        return json.toString();
    }

    /** The edit of {@link #of(AssetEdit)}. */
    public static AssetEdit edit(String text) {
        var json = JSON.readTree(text);
        return new AssetEdit(
                json.has("status") ? Optional.of(status(json.path("status"))) : Optional.empty(),
                json.has("holder") ? Optional.of(holder(json.path("holder"))) : Optional.empty(),
                texts(json.path("links")),
                specs(json.path("specs")),
                specs(json.path("model")),
                Optional.ofNullable(text(json, "serial")));
    }

    /** What an MDM showed of a device. */
    public static String of(Observed device) {
        var json = JSON.createObjectNode().put("sourceId", device.sourceId());
        put(json, "serial", device.serial());
        json.put("list", device.partition());
        json.put("enrolment", device.enrolment().state().name());
        json.put("enrolmentReported", device.enrolment().reported());
        json.set("user", user(device.user()));
        put(json, "lastContact", device.lastContact());
        put(json, "lastEnrolled", device.lastEnrolled());
        put(json, "ownership", device.ownership());
        json.set("specs", specs(device.specs().asMap()));
        return json.toString();
    }

    /** The device of {@link #of(Observed)}. */
    public static Observed device(String text) {
        var json = JSON.readTree(text);
        var ownership = text(json, "ownership");
        return new Observed(
                json.path("sourceId").asString(),
                text(json, "serial"),
                json.path("list").asString(),
                new Enrolment(
                        Enrolment.State.valueOf(json.path("enrolment").asString()),
                        json.path("enrolmentReported").asString()),
                user(json.path("user")),
                instant(json, "lastContact"),
                instant(json, "lastEnrolled"),
                ownership == null ? null : Ownership.valueOf(ownership),
                Specs.of(specs(json.path("specs"))));
    }

    /** Specs by the names of their keys. */
    static String of(Specs specs) {
        return specs(specs.asMap()).toString();
    }

    /** Read without a tree, as there may be a million. */
    static Map<SpecKey<?>, String> specsOf(String text) {
        try (var parser = JSON.createParser(text)) {
            var specs = new HashMap<SpecKey<?>, String>();
            parser.nextToken();
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                specs.put(key(name), parser.nextStringValue());
            }
            return specs;
        }
    }

    /** A key's name, with its type where that is not to be taken from the standard keys. */
    static String name(SpecKey<?> key) {
        if (key.equals(STANDARD.get(key.name())) || key.type() == String.class) {
            return key.name();
        }
        return key.name() + (key.type() == Long.class ? ":number" : ":flag");
    }

    /** The key of {@link #name}. */
    static SpecKey<?> key(String name) {
        var standard = STANDARD.get(name);
        if (standard != null) {
            return standard;
        }
        if (name.endsWith(":number")) {
            var plain = name.substring(0, name.length() - 7);
            return SpecKey.number(plain, plain, "");
        }
        if (name.endsWith(":flag")) {
            var plain = name.substring(0, name.length() - 5);
            return SpecKey.flag(plain, plain);
        }
        return SpecKey.text(name, name);
    }

    private static ObjectNode status(AssetStatus status) {
        return JSON.createObjectNode()
                .put("id", status.id())
                .put("name", status.name())
                .put("role", status.role().name())
                .put("deployable", status.deployable());
    }

    private static AssetStatus status(JsonNode json) {
        return new AssetStatus(
                json.path("id").asString(),
                json.path("name").asString(),
                StatusRole.valueOf(json.path("role").asString()),
                json.path("deployable").asBoolean());
    }

    private static ObjectNode holder(Holder holder) {
        return holder.match(
                person -> named("person", person.id(), person.name()),
                location -> named("location", location.id(), location.name()),
                asset -> named("asset", asset.id(), asset.name()),
                nobody -> JSON.createObjectNode().put("kind", "nobody"));
    }

    private static ObjectNode named(String kind, String id, String name) {
        return JSON.createObjectNode().put("kind", kind).put("id", id).put("name", name);
    }

    private static Holder holder(JsonNode json) {
        var id = json.path("id").asString("");
        var name = json.path("name").asString("");
        return switch (json.path("kind").asString()) {
            case "person" -> new Holder.Person(id, name);
            case "location" -> new Holder.Location(id, name);
            case "asset" -> new Holder.OtherAsset(id, name);
            default -> Holder.NOBODY;
        };
    }

    private static ObjectNode user(ObservedUser user) {
        return user.match(
                assigned -> {
                    var json = JSON.createObjectNode()
                            .put("said", "somebody")
                            .put("evidence", assigned.evidence().name());
                    put(json, "email", assigned.email().orElse(null));
                    put(json, "username", assigned.username().orElse(null));
                    put(json, "displayName", assigned.displayName().orElse(null));
                    return json.put("archived", assigned.isArchived());
                },
                nobody -> JSON.createObjectNode().put("said", "nobody"),
                unsaid -> JSON.createObjectNode().put("said", "nothing").put("reason", unsaid.reason()));
    }

    private static ObservedUser user(JsonNode json) {
        return switch (json.path("said").asString()) {
            case "somebody" ->
                AssignedUser.as(AssignedUser.Evidence.valueOf(
                                json.path("evidence").asString()))
                        .email(text(json, "email"))
                        .username(text(json, "username"))
                        .displayName(text(json, "displayName"))
                        .archived(json.path("archived").asBoolean())
                        .build();
            case "nobody" -> ObservedUser.unassigned();
            default -> ObservedUser.notReported(json.path("reason").asString(""));
        };
    }

    private static ObjectNode texts(Map<String, String> texts) {
        var json = JSON.createObjectNode();
        texts.forEach(json::put);
        return json;
    }

    private static Map<String, String> texts(JsonNode json) {
        var texts = new LinkedHashMap<String, String>();
        json.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }

    private static ObjectNode specs(Map<SpecKey<?>, String> specs) {
        var json = JSON.createObjectNode();
        specs.forEach((key, value) -> json.put(name(key), value));
        return json;
    }

    private static Map<SpecKey<?>, String> specs(JsonNode json) {
        var specs = new LinkedHashMap<SpecKey<?>, String>();
        json.properties()
                .forEach(
                        entry -> specs.put(key(entry.getKey()), entry.getValue().asString()));
        return specs;
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static void set(ObjectNode json, String name, ObjectNode value) {
        if (!value.isEmpty()) {
            json.set(name, value);
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        var value = json.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static @Nullable Instant instant(JsonNode json, String name) {
        var text = text(json, name);
        return text == null ? null : Instant.parse(text);
    }
}
