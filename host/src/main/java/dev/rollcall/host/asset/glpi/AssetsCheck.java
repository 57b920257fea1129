package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.glpi.GlpiSettings.Locks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a check says of the assets that are there: read once, in their lists. */
final class AssetsCheck {
    private static final Set<String> COLUMNS = Set.of("id", "serial", "is_template", "is_dynamic");
    private static final Set<String> LINK = Set.of("id", "itemtype", "items_id", "type");
    private static final Set<String> LOCK = Set.of("id", "itemtype", "items_id", "field", "is_global");
    private static final String LOCKED = "Locked users";
    private static final String RULES = "Business rules for assets";
    private static final Set<String> LOG = Set.of("id", "user_name", "id_search_option");
    private static final long USER_OPTION = 70;
    private static final int HISTORY = 50;
    private static final String USER = "users_id";
    private static final String STATUS = "states_id";

    private final GlpiApi api;
    private final GlpiSettings settings;
    private final Findings findings;
    private final Set<Ref> assets = new HashSet<>();
    private final Map<String, Integer> serials = new HashMap<>();
    private int dynamic;

    AssetsCheck(GlpiApi api, GlpiSettings settings, Findings findings) {
        this.api = api;
        this.settings = settings;
        this.findings = findings;
    }

    void run() throws InterruptedException {
        var types = settings.types().stream().sorted().toList();
        var areAllRead = true;
        for (var type : types) {
            areAllRead &= findings.look("Assets of the type " + type.glpi(), () -> read(type));
        }
        if (areAllRead) {
            doubles();
            agents();
            findings.look("Links", this::links);
            findings.glance(
                    LOCKED,
                    this::locks,
                    "Give the profile Update of the right 'locked_field', or set locks to write if locks don't matter.");
            findings.glance(
                    "Connected items", this::connections, "Give the profile the right to read computers and devices.");
        }
        findings.glance(
                RULES,
                this::rules,
                "Give the profile Read of the right 'rule_asset' if the check should look for rules that rewrite what"
                        + " Rollcall writes.");
    }

    private static Ref ref(JsonNode row) {
        return new Ref(GlpiText.at(row, "itemtype"), GlpiText.id(row, "items_id"));
    }

    private void read(ItemType type) throws PlatformException, InterruptedException {
        var before = assets.size();
        api.each("/" + type.glpi(), COLUMNS, row -> {
            if (!GlpiText.isOn(row, "is_template")) {
                note(Ref.of(type, GlpiText.id(row, "id")), row);
            }
        });
        findings.passed("Assets of the type " + type.glpi(), (assets.size() - before) + " assets are listed.");
    }

    private void note(Ref ref, JsonNode row) {
        assets.add(ref);
        dynamic += GlpiText.isOn(row, "is_dynamic") ? 1 : 0;
        var serial = GlpiText.serial(GlpiText.at(row, "serial"));
        if (!serial.isEmpty()) {
            serials.merge(serial, 1, Integer::sum);
        }
    }

    private void doubles() {
        var several = new TreeSet<String>();
        serials.forEach((serial, count) -> {
            if (count > 1) {
                several.add(serial);
            }
        });
        if (several.isEmpty()) {
            findings.passed("Serials", "No two assets have the same.");
            return;
        }
        findings.warning(
                "Serials",
                "Several assets have one of these serials: " + Findings.listed(several)
                        + ". Nothing is written on them unless a link says which is meant (R5).",
                "Merge them in GLPI, or correct their serials; placeholders may stay.");
    }

    private void agents() {
        if (dynamic == 0) {
            findings.passed("Agents", "No asset is inventoried by an agent.");
            return;
        }
        findings.warning(
                "Agents",
                dynamic
                        + " assets are inventoried by an agent (dynamic). When Rollcall writes the user of one, GLPI locks"
                        + " that field, and the agent leaves it alone from then on.",
                "Nothing is to be done if MDMs are to decide; read the how-to about agents and locked fields else.");
    }

    /** GLPI keeps neither types nor ids unique (recording {@code 07-create-remotemanagement-dup}). */
    private void links() throws PlatformException, InterruptedException {
        var byType = new TreeMap<String, Integer>();
        var seen = new HashSet<List<Object>>();
        var several = new TreeSet<String>();
        api.each("/" + Sides.LINKS, LINK, row -> {
            var ref = ref(row);
            var type = GlpiText.at(row, "type");
            if (assets.contains(ref)) {
                byType.merge(type, 1, Integer::sum);
                if (!seen.add(List.of(ref, GlpiText.key(type)))) {
                    several.add(ref + " (" + type + ")");
                }
            }
        });
        var counts = new ArrayList<String>();
        byType.forEach((type, count) -> counts.add(type + " " + count));
        findings.passed(
                "Links",
                counts.isEmpty()
                        ? "No asset has a row of remote management yet."
                        : "Rows of remote management by type: " + String.join(", ", counts) + ".");
        if (!several.isEmpty()) {
            findings.warning(
                    "Several links",
                    "Assets have several rows of one type: " + Findings.listed(several)
                            + ". The newest counts as the link; a write of Rollcall leaves one.",
                    "Delete the others on the asset's tab 'Remote management' if they are of an MDM.");
        }
    }

    private void locks() throws PlatformException, InterruptedException {
        var locked = new ArrayList<Ref>();
        var global = new TreeSet<String>();
        api.each("/Lockedfield?" + GlpiText.exactly("field", USER), LOCK, row -> {
            var ref = ref(row);
            if (!GlpiText.at(row, "field").equals(USER)) {
                return;
            }
            if (GlpiText.isOn(row, "is_global")) {
                global.add(ref.table());
            } else if (assets.contains(ref)) {
                locked.add(ref);
            }
        });
        if (!global.isEmpty()) {
            findings.warning(
                    "Users locked for all",
                    "A global lock is on the user of every " + String.join(", ", global) + ". " + policy(),
                    "Delete it under Administration > Inventory > Locked fields if MDMs are to decide.");
        }
        if (locked.isEmpty()) {
            findings.passed(LOCKED, "No asset's user is locked by itself.");
            return;
        }
        findings.warning(
                LOCKED,
                "The user of " + locked.size() + " assets is locked" + byWhom(locked) + ". " + policy(),
                "Unlock the user on the asset's tab of locks where MDMs are to decide.");
    }

    private String policy() {
        return settings.locks() == Locks.RESPECT
                ? "Rollcall leaves such a user alone, unless it was the last to change it (locks: respect)."
                : "Rollcall writes it all the same (locks: write).";
    }

    /** Of the first few: a history is a request each. */
    private String byWhom(List<Ref> locked) throws InterruptedException {
        var names = new TreeMap<String, Integer>();
        try {
            for (var ref : locked.subList(0, Math.min(Findings.NAMED, locked.size()))) {
                names.merge(lastWriter(ref), 1, Integer::sum);
            }
        } catch (PlatformException e) {
            return ", by whom is not shown to Rollcall";
        }
        var counts = new ArrayList<String>();
        names.forEach((name, count) -> counts.add(name + " on " + count));
        return "; of the first " + Math.min(Findings.NAMED, locked.size()) + " the user was last changed by "
                + String.join(", ", counts);
    }

    /** As the newest history names who changed the user: {@code glpi (2)}. */
    private String lastWriter(Ref ref) throws PlatformException, InterruptedException {
        var writers = new ArrayList<String>();
        var page = api.page("/" + ref + "/Log?sort=id&order=DESC", 0, HISTORY - 1);
        if (page.isPresent()) {
            GlpiApi.rows(page.get(), LOG, row -> {
                if (GlpiText.id(row, "id_search_option") == USER_OPTION) {
                    writers.add(GlpiText.at(row, "user_name"));
                }
            });
        }
        return writers.isEmpty() ? "nobody that the history knows" : writers.get(0);
    }

    private void connections() throws PlatformException, InterruptedException {
        var config = Config.read(api);
        var connected = new TreeSet<String>();
        new Sides(api).connections(config).each((type, item, row) -> {
            var ref = Ref.of(type, item);
            if (assets.contains(ref)) {
                connected.add(ref.toString());
            }
        });
        if (connected.isEmpty()) {
            findings.passed("Connected items", "No asset is connected to a computer.");
        } else if (!config.isUserCascading()) {
            findings.passed(
                    "Connected items",
                    connected.size() + " assets are connected to a computer, and keep their own user.");
        } else {
            findings.warning(
                    "Connected items",
                    "GLPI gives the user of a computer to what is connected to it, which is so for " + connected.size()
                            + " assets: " + Findings.listed(connected) + ". Rollcall never writes their user.",
                    "Disconnect those whose user an MDM is to decide, or turn the automatic update of connected items off"
                            + " under Setup > General > Assets.");
        }
    }

    /** The table of rules holds those of other kinds too. */
    private void rules() throws PlatformException, InterruptedException {
        var active = new HashMap<Long, String>();
        for (var row : api.list("/RuleAsset")) {
            if (GlpiText.isOn(row, "is_active") && GlpiText.at(row, "sub_type").equals("RuleAsset")) {
                active.put(GlpiText.id(row, "id"), GlpiText.quoted(GlpiText.at(row, "name")));
            }
        }
        if (active.isEmpty()) {
            findings.passed(RULES, "None is active.");
            return;
        }
        var writing = new TreeSet<String>();
        for (var row : api.list("/RuleAction")) {
            var rule = active.get(GlpiText.id(row, "rules_id"));
            var field = GlpiText.at(row, "field");
            if (rule != null && (field.equals(USER) || field.equals(STATUS) || field.startsWith("_affect_user"))) {
                writing.add(rule);
            }
        }
        if (writing.isEmpty()) {
            findings.passed(RULES, "None that is active writes a user or a status.");
            return;
        }
        findings.warning(
                RULES,
                "Active rules write users or statuses: " + Findings.listed(writing)
                        + ". What they change of what Rollcall wrote is reported as refused.",
                "Make the rules leave out assets under Rollcall's statuses, or switch them off.");
    }
}
