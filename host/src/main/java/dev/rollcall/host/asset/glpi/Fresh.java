package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Persons;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.ValuePool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Looks at items as they are now, many in few requests. */
final class Fresh {
    private final Tools tools;
    private final Scheme scheme;
    private final Persons persons = new Persons(new ValuePool());
    private final Set<Long> metUsers = new HashSet<>();

    Fresh(Tools tools) {
        this.tools = tools;
        this.scheme = tools.scheme();
    }

    /** What is looked at beside the item's own row. */
    enum Part {
        LINKS,
        ORDERS,
        SPECS
    }

    /**
     * What was seen.
     *
     * @param rows of the items that are there; templates and what is in the trash are not
     * @param assets of those rows; of what was not looked at they have nothing
     * @param links rows of links by item, oldest first
     * @param systems rows of operating systems by item, oldest first
     */
    record Seen(
            Map<Ref, JsonNode> rows,
            Map<Ref, Asset> assets,
            Map<Ref, List<JsonNode>> links,
            Map<Ref, List<JsonNode>> systems) {}

    /** Somebody whose name need not be looked up. */
    void meet(Holder holder) {
        if (holder instanceof Holder.Person person) {
            persons.shared(person);
            metUsers.add(GlpiText.number(person.id()));
        }
    }

    Seen look(Collection<Ref> items, Set<Part> parts) throws PlatformException, InterruptedException {
        var rows = new HashMap<Ref, JsonNode>();
        new Lookup(tools.api()).of(items).forEach((ref, row) -> {
            if (Rows.isAsset(row)) {
                rows.put(ref, row);
            }
        });
        var beside = new Beside(scheme, persons.values());
        Map<Ref, List<JsonNode>> links = Map.of();
        Map<Ref, List<JsonNode>> systems = Map.of();
        if (parts.contains(Part.LINKS)) {
            links = tools.sides().links().of(rows.keySet());
            each(links, beside::takeLink);
        }
        if (parts.contains(Part.SPECS) && scheme.usesOperatingSystems()) {
            systems = tools.sides().systems().of(rows.keySet());
            each(systems, beside::takeSystem);
        }
        if (parts.contains(Part.SPECS)
                || (parts.contains(Part.LINKS) && !scheme.links().isEmpty())) {
            readFields(rows.keySet(), beside);
        }
        if (parts.contains(Part.ORDERS) && scheme.settings().order().isConfigured()) {
            new Orders(tools.api(), scheme).each(rows.keySet(), beside::takeOrder);
        }
        readNames(rows, systems);
        return new Seen(rows, assets(rows, beside), links, systems);
    }

    private static void each(Map<Ref, List<JsonNode>> rows, SideTable.Taker taker) {
        rows.forEach((ref, all) -> all.forEach(row -> taker.take(ref.type(), ref.id(), row)));
    }

    private void readFields(Set<Ref> items, Beside beside) throws PlatformException, InterruptedException {
        for (var type : scheme.settings().types()) {
            var ofType = items.stream().filter(item -> item.type() == type).toList();
            if (ofType.isEmpty()) {
                continue;
            }
            for (var table : scheme.fieldTables(type)) {
                each(tools.sides().fields(table, scheme.fieldColumns()).of(ofType), beside::takeFields);
            }
        }
    }

    private void readNames(Map<Ref, JsonNode> rows, Map<Ref, List<JsonNode>> systems)
            throws PlatformException, InterruptedException {
        var names = tools.names();
        var types = new HashSet<ItemType>();
        rows.keySet().forEach(ref -> types.add(ref.type()));
        names.read(Survey.tables(scheme, types));
        for (var item : rows.entrySet()) {
            var type = item.getKey().type();
            names.require(type.modelType(), GlpiText.id(item.getValue(), type.modelColumn()));
            names.require(Names.MANUFACTURER, GlpiText.id(item.getValue(), "manufacturers_id"));
            if (scheme.settings().groups() == GlpiSettings.Groups.HOLD) {
                names.require(Names.GROUP, Rows.group(item.getValue()));
            }
        }
        for (var all : systems.values()) {
            for (var row : all) {
                var installed = Beside.Installed.of(row);
                names.require(Names.OPERATING_SYSTEM, installed.system());
                names.require(Names.OPERATING_SYSTEM_VERSION, installed.version());
            }
        }
        readUsers(rows.values());
    }

    /** What those are called whom nobody named yet. */
    private void readUsers(Collection<JsonNode> rows) throws PlatformException, InterruptedException {
        var users = new ArrayList<Ref>();
        for (var row : rows) {
            var id = GlpiText.id(row, "users_id");
            if (id > 0 && metUsers.add(id)) {
                users.add(new Ref("User", id));
            }
        }
        new Lookup(tools.api()).of(users).values().forEach(row -> persons.shared(Users.person(row)));
    }

    private Map<Ref, Asset> assets(Map<Ref, JsonNode> rows, Beside beside) {
        var made = new Rows(scheme, tools.names(), beside, persons);
        var assets = new HashMap<Ref, Asset>();
        rows.forEach((ref, row) -> assets.put(ref, made.asset(ref.type(), row)));
        return assets;
    }

    /** What was seen of an asset, and of the parts that were not looked at what is known. */
    static Asset merged(Asset known, Asset seen, Set<Part> parts) {
        return new Asset(
                seen.id(),
                seen.label(),
                seen.serial(),
                seen.status(),
                seen.holder(),
                parts.contains(Part.LINKS) ? seen.links() : known.links(),
                parts.contains(Part.ORDERS) ? seen.order() : known.order(),
                parts.contains(Part.SPECS) ? seen.specs() : known.specs(),
                seen.model());
    }
}
