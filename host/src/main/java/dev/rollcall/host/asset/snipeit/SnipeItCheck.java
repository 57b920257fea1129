package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.CheckReport;
import dev.rollcall.host.asset.PlatformException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Looks whether everything is there that a sync needs, and what is in its way. Sends reads only. */
final class SnipeItCheck {
    private static final List<String> WRITES = List.of("update", "checkout", "checkin", "clone");

    private final SnipeItApi api;
    private final SnipeItSettings settings;
    private final CheckReport.Builder report = CheckReport.builder();

    SnipeItCheck(SnipeItApi api, SnipeItSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /** A look at one thing. */
    private interface Look {
        void look() throws PlatformException, InterruptedException;
    }

    CheckReport run() throws InterruptedException {
        if (!look("Address and token", this::address)) {
            return report.build();
        }
        look("Permission to read assets", this::assets);
        look("Permission to read users", this::users);
        look("Permission to read models", this::models);
        look("Fields and status labels", this::scheme);
        look("Mails at check-out and check-in", this::mails);
        return report.build();
    }

    private boolean look(String subject, Look look) throws InterruptedException {
        try {
            look.look();
            return true;
        } catch (PlatformException e) {
            report.failed(subject, e.happened(), e.cure());
            return false;
        }
    }

    private void address() throws PlatformException, InterruptedException {
        var version = SnipeItText.at(api.read("/version"), "version");
        if (version.isEmpty()) {
            throw Scheme.misunderstood("Snipe-IT's version");
        }
        report.passed("Address and token", "Snipe-IT " + version.replaceAll("[^A-Za-z0-9.-]", "") + " answers.");
    }

    private void assets() throws PlatformException, InterruptedException {
        var list = api.read("/hardware?limit=1&offset=0&sort=id&order=asc");
        report.passed("Permission to read assets", list.path("total").asLong() + " assets are listed.");
        var row = list.path("rows").path(0);
        if (!row.isObject()) {
            report.warning(
                    "Permission to write assets",
                    "There is no asset yet to see the permissions on.",
                    "Give the token's user assets.edit, assets.create, assets.checkout and assets.checkin.");
            return;
        }
        permissions(row.path("available_actions"));
        if (row.has("primary_mac")) {
            syncAdapters();
        }
    }

    /** {@code clone} is shown to who may create. */
    private void permissions(JsonNode actions) {
        var missing = new TreeSet<String>();
        for (var action : WRITES) {
            if (!actions.path(action).asBoolean(false)) {
                missing.add("assets." + action.replace("update", "edit").replace("clone", "create"));
            }
        }
        if (missing.isEmpty()) {
            report.passed("Permission to write assets", "Edit, create, check-out and check-in are allowed.");
            return;
        }
        report.failed(
                "Permission to write assets",
                "The token's user lacks " + String.join(", ", missing) + ".",
                "Give the user these permissions in Snipe-IT.");
    }

    /** The adapters of v8.8 have no API; what they synced shows a time. */
    private void syncAdapters() throws PlatformException, InterruptedException {
        var row = api.read("/hardware?sort=last_seen&order=desc&limit=1&offset=0")
                .path("rows")
                .path(0);
        var isSynced = List.of("primary_mac", "primary_ip", "external_os", "external_os_version", "last_seen").stream()
                .anyMatch(row::hasNonNull);
        if (!isSynced) {
            report.passed("Snipe-IT's Sync Adapters", "No asset shows a trace of one.");
            return;
        }
        report.warning(
                "Snipe-IT's Sync Adapters",
                "A Sync Adapter of Snipe-IT writes to these assets, or did, so two writers may undo each other.",
                "There, map what Rollcall writes to 'skip', set the user match to 'none', and turn on 'adopt by serial'.");
    }

    private void users() throws PlatformException, InterruptedException {
        var total = api.read("/users?limit=1&offset=0&sort=id&order=asc")
                .path("total")
                .asLong();
        report.passed("Permission to read users", total + " users are listed.");
    }

    private void models() throws PlatformException, InterruptedException {
        var scheme = scheme(api, settings);
        var fieldsets = FieldsetUse.read(api);
        var fields = new LinkedHashSet<CustomField>(scheme.links().values());
        scheme.specs().values().forEach(target -> fields.add(target.field()));
        scheme.orderField().ifPresent(fields::add);
        var missing = new TreeSet<String>();
        for (var field : fields) {
            fieldsets.modelsWithout(field).forEach(model -> missing.add(model + " lacks " + field));
        }
        if (missing.isEmpty()) {
            report.passed("Permission to read models", "Every model in use has the fields.");
            return;
        }
        report.warning(
                "Fields on models",
                "Assets of some models can't hold what Rollcall writes: " + shortened(missing) + ".",
                "Let Rollcall prepare them, or add the fields to the models' fieldsets.");
    }

    private static String shortened(Set<String> all) {
        var first = all.stream().limit(10).toList();
        return String.join("; ", first)
                + (all.size() > first.size() ? "; and " + (all.size() - first.size()) + " more" : "");
    }

    static Scheme scheme(SnipeItApi api, SnipeItSettings settings) throws PlatformException, InterruptedException {
        return Scheme.of(settings, Catalogue.read(api));
    }

    private void scheme() throws PlatformException, InterruptedException {
        var scheme = scheme(api, settings);
        scheme.problems().forEach(problem -> report.failed(problem.subject(), problem.happened(), problem.cure()));
        scheme.warnings().forEach(problem -> report.warning(problem.subject(), problem.happened(), problem.cure()));
        if (scheme.problems().isEmpty()) {
            report.passed("Fields and status labels", "Every field and label that the settings name is there.");
        }
        if (!settings.order().isConfigured()) {
            report.warning(
                    "Active order",
                    "Nothing is named that shows an active order, so no order stops an end or a recovery (R41).",
                    "Name a custom field or status labels in the platform's settings, if orders matter.");
        }
    }

    private void mails() throws InterruptedException {
        try {
            var mailing = SideEffects.categories(api);
            if (mailing.isEmpty()) {
                report.passed("Mails at check-out and check-in", "No category sends any.");
                return;
            }
            var names = mailing.values().stream()
                    .map(SideEffects.Mailing::name)
                    .sorted()
                    .toList();
            report.warning(
                    "Mails at check-out and check-in",
                    "Check-outs or check-ins of these categories send mails or ask for acceptance: "
                            + String.join(", ", names) + ".",
                    "Turn that off in the category, or tell the people.");
        } catch (PlatformException e) {
            report.warning(
                    "Mails at check-out and check-in",
                    "Categories could not be read: " + e.happened(),
                    "Give the token's user categories.view to know which check-outs send mails.");
        }
    }
}
