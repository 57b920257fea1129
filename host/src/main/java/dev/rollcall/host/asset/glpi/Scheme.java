package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.LifecycleStatuses;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.PlatformProblem;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.SpecsPool;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.asset.WriteMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings put together with what the GLPI has: which status, field, order state and category is meant. */
final class Scheme {
    /** What an item without a status has. */
    static final AssetStatus NO_STATUS = new AssetStatus("0", "none", StatusRole.PROTECTED, true);

    private final GlpiSettings settings;
    private final Config config;
    private final Map<String, AssetStatus> statuses = new HashMap<>();
    private final Map<String, PluginField> links = new HashMap<>();
    private final Map<SpecKey<?>, Target> specs = new HashMap<>();
    private final Map<Long, String> orderStates = new HashMap<>();
    private final Map<Long, String> ticketCategories = new HashMap<>();
    private final List<PlatformProblem> problems = new ArrayList<>();
    private final List<PlatformProblem> warnings = new ArrayList<>();
    private final SpecsPool pool = new SpecsPool();
    private @Nullable AssetStatus allocated;
    private @Nullable AssetStatus transferred;

    private Scheme(GlpiSettings settings, Config config) {
        this.settings = settings;
        this.config = config;
    }

    /** What settings and GLPI make together, with what is wrong about it. */
    static Scheme read(GlpiApi api, GlpiSettings settings) throws PlatformException, InterruptedException {
        return of(settings, Catalogue.read(api, settings));
    }

    static Scheme of(GlpiSettings settings, Catalogue catalogue) {
        var scheme = new Scheme(settings, catalogue.config());
        scheme.takeStates(catalogue);
        scheme.takeOrder(catalogue);
        scheme.takeFields(catalogue);
        return scheme;
    }

    /**
     * The same, for use.
     *
     * @throws PlatformException the first thing in the way
     */
    Scheme usable() throws PlatformException {
        if (!problems.isEmpty()) {
            var first = problems.get(0);
            throw new PlatformException(FailureKind.CONFIGURATION, first.happened(), first.cure());
        }
        return this;
    }

    /** What keeps a sync from being made. */
    List<PlatformProblem> problems() {
        return List.copyOf(problems);
    }

    /** What an admin should know. */
    List<PlatformProblem> warnings() {
        return List.copyOf(warnings);
    }

    GlpiSettings settings() {
        return settings;
    }

    Config config() {
        return config;
    }

    LifecycleStatuses lifecycle() {
        if (allocated == null || transferred == null) {
            throw new IllegalStateException("The statuses were not looked up. Ask usable() first.");
        }
        return new LifecycleStatuses(allocated, transferred);
    }

    /** What a status means; one that was made a moment ago means nothing. */
    AssetStatus status(long id) {
        if (id == 0) {
            return NO_STATUS;
        }
        var text = Long.toString(id);
        var known = statuses.get(text);
        return known != null ? known : new AssetStatus(text, "status " + text, StatusRole.PROTECTED, true);
    }

    boolean hasStatus(String id) {
        return statuses.containsKey(id);
    }

    /** By provider; who has none here is linked by rows of Item_RemoteManagement. */
    Map<String, PluginField> links() {
        return links;
    }

    Map<SpecKey<?>, Target> specs() {
        return specs;
    }

    /** By which the assets and devices of a run share what is the same. */
    SpecsPool pool() {
        return pool;
    }

    /** By id, the states of the plugin Order that mean an active order. */
    Map<Long, String> orderStates() {
        return orderStates;
    }

    /** By id, the categories whose open tickets are active orders. */
    Map<Long, String> ticketCategories() {
        return ticketCategories;
    }

    boolean usesOperatingSystems() {
        return specs.values().stream().anyMatch(Target::isOfOperatingSystem);
    }

    private void takeStates(Catalogue catalogue) {
        for (var state : catalogue.states()) {
            statuses.put(state.id(), new AssetStatus(state.id(), state.name(), StatusRole.PROTECTED, true));
        }
        allocated = role(StatusRole.ALLOCATED, settings.statuses().allocated(), catalogue);
        transferred = role(StatusRole.TRANSFERRED, settings.statuses().transferred(), catalogue);
    }

    private @Nullable AssetStatus role(StatusRole role, List<String> names, Catalogue catalogue) {
        if (names.isEmpty()) {
            problems.add(new PlatformProblem(
                    "Status " + role,
                    "No status is named for " + role + ".",
                    "Name at least one in the platform's settings; GLPI has " + listed(catalogue) + "."));
        }
        AssetStatus first = null;
        for (var name : names) {
            var status = status(name, role, catalogue);
            first = first == null ? status : first;
        }
        return first;
    }

    private @Nullable AssetStatus status(String name, StatusRole role, Catalogue catalogue) {
        var subject = "Status " + role;
        var found = catalogue.statesMeantBy(name);
        if (found.size() != 1) {
            problems.add(
                    found.isEmpty()
                            ? new PlatformProblem(
                                    subject,
                                    "GLPI has no status '" + name + "'.",
                                    "Correct the name, with those above it, or make the status; GLPI has "
                                            + listed(catalogue) + ".")
                            : new PlatformProblem(
                                    subject,
                                    "GLPI has several statuses '" + name + "'.",
                                    "Name the id in place of the name: " + found + "."));
            return null;
        }
        var meant = found.get(0);
        var known = statuses.get(meant.id());
        if (known != null && known.role() != StatusRole.PROTECTED && known.role() != role) {
            problems.add(new PlatformProblem(
                    subject,
                    "The status " + meant + " is named for ALLOCATED and for TRANSFERRED.",
                    "Name it for one of them."));
            return null;
        }
        var status = new AssetStatus(meant.id(), meant.name(), role, true);
        statuses.put(meant.id(), status);
        return status;
    }

    private static String listed(Catalogue catalogue) {
        return catalogue.states().isEmpty()
                ? "none"
                : catalogue.states().stream().map(State::toString).collect(Collectors.joining(", "));
    }

    private void takeOrder(Catalogue catalogue) {
        take(settings.order().orderStates(), catalogue.orderStates(), orderStates, "order state");
        take(settings.order().ticketCategories(), catalogue.ticketCategories(), ticketCategories, "ticket category");
    }

    private void take(List<String> wanted, Map<Long, String> present, Map<Long, String> into, String what) {
        for (var name : wanted) {
            var meant = Catalogue.meantBy(name, present);
            if (meant.size() == 1) {
                into.put(meant.get(0), present.getOrDefault(meant.get(0), name));
                continue;
            }
            problems.add(new PlatformProblem(
                    "Active order",
                    "GLPI has " + (meant.isEmpty() ? "no " : "more than one ") + what + " '" + name + "'.",
                    "Correct the name, or name the id in place of it; GLPI has " + present.values() + "."));
        }
    }

    private void takeFields(Catalogue catalogue) {
        settings.linkFields().forEach((provider, name) -> {
            var field = field(name, "Link field of " + provider, catalogue, problems);
            if (field != null) {
                links.put(provider, field);
            }
        });
        settings.specs().forEach((key, wanted) -> takeSpec(key, wanted, catalogue));
        refuseSharedFields();
    }

    private void takeSpec(SpecKey<?> key, SpecField wanted, Catalogue catalogue) {
        if (wanted.mode() == WriteMode.OFF) {
            return;
        }
        var name = GlpiText.key(wanted.name());
        if (GlpiSettings.OWN_FIELDS.contains(name)) {
            specs.put(key, Target.ofOwn(name, wanted.mode()));
            return;
        }
        // A spec without a field is not written, which harms nobody; two fields of one name would.
        var into = catalogue.fieldsMeantBy(wanted.name()).isEmpty() ? warnings : problems;
        var field = field(wanted.name(), "Field for " + key.label(), catalogue, into);
        if (field != null) {
            specs.put(key, Target.ofPlugin(field, wanted.mode()));
        }
    }

    private @Nullable PluginField field(String name, String subject, Catalogue catalogue, List<PlatformProblem> into) {
        var found = catalogue.fieldsMeantBy(name);
        if (found.isEmpty()) {
            into.add(new PlatformProblem(
                    subject,
                    "GLPI has no field '" + name + "' of the plugin Fields.",
                    "Let Rollcall prepare it, make it in the plugin, or correct the name."));
            return null;
        }
        if (found.size() > 1) {
            into.add(new PlatformProblem(
                    subject,
                    "GLPI has " + found.size() + " fields '" + name + "', and it is not known which is meant.",
                    "Name it as it is written: "
                            + found.stream().map(PluginField::key).collect(Collectors.joining(" or ")) + "."));
            return null;
        }
        var field = found.get(0);
        if (!field.isText()) {
            problems.add(new PlatformProblem(
                    subject,
                    "The field " + field + " is of the type " + field.type() + ", which holds no text.",
                    "Name a field of the type text."));
            return null;
        }
        warnIfMissingSomewhere(field, subject);
        return field;
    }

    private void warnIfMissingSomewhere(PluginField field, String subject) {
        var lacking = settings.types().stream()
                .filter(type -> !field.types().contains(type))
                .map(ItemType::glpi)
                .sorted()
                .toList();
        if (!lacking.isEmpty()) {
            warnings.add(new PlatformProblem(
                    subject,
                    "The field " + field + " is not there for " + String.join(", ", lacking)
                            + ", so it is not written on those.",
                    "Add them to the field's container in the plugin Fields."));
        }
    }

    /** One field for two purposes would be written to and fro. */
    private void refuseSharedFields() {
        var used = new HashMap<String, String>();
        links.forEach((provider, field) -> use(used, field.key(), "the link of " + provider));
        specs.forEach((key, target) -> use(used, place(target), "the spec " + key.label()));
    }

    private static String place(Target target) {
        return target.isOfOperatingSystem() ? target.place().name() : target.column();
    }

    private void use(Map<String, String> used, String field, String purpose) {
        var other = used.put(field, purpose);
        if (other != null) {
            problems.add(new PlatformProblem(
                    "Fields",
                    "The field " + GlpiText.quoted(field) + " is named for " + other + " and for " + purpose + ".",
                    "Name a field of its own for each."));
        }
    }

    /** The tables of the plugin Fields that hold something which is read of a type of item. */
    Set<String> fieldTables(ItemType type) {
        Function<PluginField, @Nullable String> table = field -> field.table(type);
        var tables = new HashSet<String>();
        links.values().stream().map(table).forEach(name -> addIfThere(tables, name));
        specs.values().forEach(target -> {
            var field = target.field();
            addIfThere(tables, field == null ? null : field.table(type));
        });
        return tables;
    }

    /** What is read of those tables. */
    Set<String> fieldColumns() {
        var columns = new HashSet<String>();
        links.values().forEach(field -> columns.add(field.key()));
        specs.values().stream()
                .filter(target -> target.place() == Target.Place.PLUGIN_FIELD)
                .forEach(target -> columns.add(target.column()));
        return columns;
    }

    private static void addIfThere(Set<String> tables, @Nullable String name) {
        if (name != null) {
            tables.add(name);
        }
    }
}
