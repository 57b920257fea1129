package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.CheckReport;
import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Looks whether everything is there that a sync needs, and what is in its way. Sends reads only. */
final class GlpiCheck {
    private static final String ADDRESS = "Address and tokens";
    private static final String VERSION = "Version";
    private static final String ENTITIES = "Entities";
    private static final String PEOPLE = "People";
    private static final String SCHEME = "Statuses and fields";
    private static final String ORDERS = "Active order";
    private static final int OLDEST = 10;
    private static final int NEWEST = 11;
    private static final Pattern MAJOR = Pattern.compile("([0-9]{1,4})\\..*");

    private final GlpiApi api;
    private final GlpiSettings settings;
    private final Findings findings = new Findings();

    GlpiCheck(GlpiApi api, GlpiSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    CheckReport run() throws InterruptedException {
        if (!findings.look(ADDRESS, this::login)) {
            return findings.report();
        }
        findings.look(VERSION, this::version);
        findings.look("Profile", this::profile);
        findings.look(ENTITIES, this::entities);
        findings.look(PEOPLE, this::people);
        findings.look(SCHEME, this::scheme);
        new AssetsCheck(api, settings, findings).run();
        findings.look(ORDERS, this::orders);
        return findings.report();
    }

    /** Anew: what a session may do is as it was when it began, and somebody may just have mended the profile. */
    private void login() throws PlatformException, InterruptedException {
        api.logInAnew();
        findings.passed(ADDRESS, "GLPI lets Rollcall in.");
    }

    private void version() throws PlatformException, InterruptedException {
        var version = GlpiText.at(api.get("/getGlpiConfig").path("cfg_glpi"), "version")
                .replaceAll("[^A-Za-z0-9.-]", "");
        var major = MAJOR.matcher(version);
        if (!major.matches()) {
            throw GlpiApi.misunderstood("GLPI's version");
        }
        var number = Integer.parseInt(major.group(1));
        if (number < OLDEST) {
            findings.failed(
                    VERSION, "GLPI " + version + " lacks tables that Rollcall needs.", "Update it to GLPI 10 or 11.");
        } else if (number > NEWEST) {
            findings.warning(
                    VERSION,
                    "GLPI " + version + " is newer than those that Rollcall was made for.",
                    "Look at a preview before you sync, or update Rollcall.");
        } else {
            findings.passed(VERSION, "It is GLPI " + version + ".");
        }
    }

    private void profile() throws PlatformException, InterruptedException {
        var profile = api.get("/getActiveProfile").path("active_profile");
        if (!profile.isObject()) {
            throw GlpiApi.misunderstood("the session's profile");
        }
        var name = GlpiText.quoted(GlpiText.at(profile, "name"));
        if (GlpiText.at(profile, "interface").equals("helpdesk")) {
            findings.failed(
                    "Profile",
                    "The profile " + name + " has the simplified interface, which shows no assets.",
                    "Give the user a profile with the standard interface, as its default one.");
            return;
        }
        findings.passed("Profile", "Rollcall works with the profile " + name + ".");
        for (var right : ProfileRights.of(settings)) {
            right(right, profile, name);
        }
    }

    private void right(ProfileRights.Right right, JsonNode profile, String name) {
        var subject = "Right '" + right.name() + "'";
        var missing = right.missingIn(profile);
        if (missing == 0) {
            findings.passed(subject, "It is there for " + right.use() + ".");
            return;
        }
        var lacking = "The profile " + name + " lacks " + right.spoken(missing) + ", for " + right.use() + ".";
        if (right.isEssential()) {
            findings.failed(subject, lacking, "Give the profile this right in GLPI; it counts from the next login on.");
        } else {
            findings.warning(subject, lacking, "Give the profile this right in GLPI, if that matters to you.");
        }
    }

    private void entities() throws PlatformException, InterruptedException {
        var active = api.get("/getActiveEntities").path("active_entity");
        var ids = new HashSet<Long>();
        active.path("active_entities").forEach(row -> ids.add(GlpiText.id(row, "id")));
        if (ids.isEmpty()) {
            throw GlpiApi.misunderstood("the session's entities");
        }
        var isRecursive = GlpiText.isOn(active, "active_entity_recursive");
        if (ids.contains(0L) && isRecursive) {
            findings.passed(ENTITIES, "The session sees all entities.");
        } else {
            findings.warning(
                    ENTITIES,
                    "The session sees only " + Findings.listed(names(ids))
                            + ": GLPI hides the assets and people of other entities without a word.",
                    "Give the user its profile in the root entity, recursively, if all are meant.");
        }
        entityOfNewAssets(ids);
    }

    private Set<String> names(Set<Long> ids) throws PlatformException, InterruptedException {
        var names = new TreeSet<String>();
        api.get("/getMyEntities?is_recursive=true").path("myentities").forEach(row -> {
            if (ids.contains(GlpiText.id(row, "id"))) {
                names.add(GlpiText.quoted(GlpiText.at(row, "name")));
            }
        });
        return names.isEmpty()
                ? new TreeSet<>(ids.stream().map(id -> "entity " + id).toList())
                : names;
    }

    private void entityOfNewAssets(Set<Long> seen) throws PlatformException, InterruptedException {
        var wanted = settings.creation().entity();
        if (wanted.isBlank()) {
            return;
        }
        var id = new Entities(api).id(wanted);
        if (seen.contains(id)) {
            findings.passed("Entity of new assets", GlpiText.quoted(wanted) + " is there.");
        } else {
            findings.failed(
                    "Entity of new assets",
                    "The session may not make assets in the entity " + GlpiText.quoted(wanted) + ".",
                    "Give the user its profile there, or name another entity in the platform's settings.");
        }
    }

    /** Addresses come of all entities, users of the session's only (recordings {@code 09-sync-list-user*}). */
    private void people() throws PlatformException, InterruptedException {
        var users = new HashSet<Long>();
        var active = new HashSet<Long>();
        api.each("/User", Set.of("id", "is_active", "is_deleted"), row -> {
            users.add(GlpiText.id(row, "id"));
            if (Users.isActive(row)) {
                active.add(GlpiText.id(row, "id"));
            }
        });
        var hidden = new HashSet<Long>();
        api.each("/UserEmail", Set.of("id", "users_id"), row -> hidden.add(GlpiText.id(row, "users_id")));
        hidden.removeAll(users);
        findings.passed(PEOPLE, users.size() + " users are listed, " + active.size() + " of them active.");
        if (!hidden.isEmpty()) {
            findings.warning(
                    "Hidden people",
                    "GLPI has addresses of " + hidden.size()
                            + " users whom it does not show to Rollcall: they are in the trash, or have no profile in the"
                            + " session's entities. Rollcall takes them for unknown, and their assets keep their holders.",
                    "Give the user its profile in the root entity, recursively, and people a profile in an entity.");
        }
    }

    private void scheme() throws PlatformException, InterruptedException {
        var scheme = Scheme.read(api, settings);
        scheme.problems().forEach(findings::failed);
        scheme.warnings().forEach(findings::warning);
        if (scheme.problems().isEmpty()) {
            findings.passed(SCHEME, "Every status and field that the settings name is there.");
        }
        readOnlyFields(scheme);
    }

    /** The API writes them too (recordings {@code 13-fields-list-fields}, {@code 13-fields-values-table}). */
    private void readOnlyFields(Scheme scheme) throws PlatformException, InterruptedException {
        var used = new HashSet<String>();
        scheme.links().values().forEach(field -> used.add(field.key()));
        scheme.specs().values().forEach(target -> {
            if (target.field() != null) {
                used.add(target.column());
            }
        });
        if (used.isEmpty()) {
            return;
        }
        var readOnly = new TreeSet<String>();
        for (var row : api.list("/" + FieldsPlugin.FIELDS)) {
            if (used.contains(GlpiText.at(row, "name")) && GlpiText.isOn(row, "is_readonly")) {
                readOnly.add(GlpiText.quoted(GlpiText.at(row, "label")));
            }
        }
        if (!readOnly.isEmpty()) {
            findings.warning(
                    "Read-only fields",
                    "People can't edit these fields in GLPI, while Rollcall writes them: " + Findings.listed(readOnly)
                            + ".",
                    "Leave them so, or let people edit them in the container of the plugin Fields.");
        }
    }

    private void orders() throws PlatformException, InterruptedException {
        if (!settings.order().isConfigured()) {
            findings.warning(
                    ORDERS,
                    "Nothing is named that shows an active order, so no order stops an end or a recovery (R41).",
                    "Name what shows one in the platform's settings, if orders matter.");
            return;
        }
        var sources = new ArrayList<String>();
        if (settings.order().notDelivered()) {
            readable("/Infocom");
            sources.add("financial information");
        }
        if (!settings.order().orderStates().isEmpty()) {
            readable("/PluginOrderOrder_Item");
            readable("/PluginOrderOrder");
            sources.add("the plugin Order");
        }
        if (!settings.order().ticketCategories().isEmpty()) {
            readable("/Ticket");
            readable("/Item_Ticket");
            sources.add("tickets");
        }
        findings.passed(ORDERS, "Orders are read off " + String.join(" and ", sources) + ".");
    }

    private void readable(String path) throws PlatformException, InterruptedException {
        if (api.page(path, 0, 0).isEmpty()) {
            throw GlpiApi.misunderstood("a list");
        }
    }
}
