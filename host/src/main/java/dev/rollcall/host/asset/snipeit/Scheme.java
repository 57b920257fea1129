package dev.rollcall.host.asset.snipeit;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings put together with what the Snipe-IT has: which column and which label is meant. */
final class Scheme {
    private final SnipeItSettings settings;
    private final Map<String, AssetStatus> statuses = new HashMap<>();
    private final Map<String, CustomField> links = new HashMap<>();
    private final Map<SpecKey<?>, Target> specs = new HashMap<>();
    private final Set<String> orderLabels = new HashSet<>();
    private final List<PlatformProblem> problems = new ArrayList<>();
    private final List<PlatformProblem> warnings = new ArrayList<>();
    private final SpecsPool pool = new SpecsPool();
    private @Nullable AssetStatus allocated;
    private @Nullable AssetStatus transferred;
    private @Nullable CustomField order;

    /** Where a spec is written. */
    record Target(CustomField field, WriteMode mode) {}

    private Scheme(SnipeItSettings settings) {
        this.settings = settings;
    }

    static Scheme of(SnipeItSettings settings, Catalogue catalogue) {
        var scheme = new Scheme(settings);
        scheme.takeLabels(catalogue);
        scheme.takeOrder(catalogue);
        scheme.takeFields(catalogue);
        return scheme;
    }

    static PlatformException misunderstood(String what) {
        return new PlatformException(
                FailureKind.PROTOCOL,
                "Snipe-IT answered with something else where " + what + " was expected.",
                "Check the platform's address; if it is right, report this with Snipe-IT's version.");
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

    LifecycleStatuses lifecycle() {
        if (allocated == null || transferred == null) {
            throw new IllegalStateException("The statuses were not looked up. Ask usable() first.");
        }
        return new LifecycleStatuses(allocated, transferred);
    }

    /** What a label means; a label that was made a moment ago means nothing. */
    AssetStatus status(String id, String name, String type) {
        var known = statuses.get(id);
        return known != null ? known : new AssetStatus(id, name, StatusRole.PROTECTED, type.equals("deployable"));
    }

    Map<String, CustomField> links() {
        return links;
    }

    Map<SpecKey<?>, Target> specs() {
        return specs;
    }

    /** By which the assets and devices of a run share what is the same. */
    SpecsPool pool() {
        return pool;
    }

    Optional<CustomField> orderField() {
        return Optional.ofNullable(order);
    }

    boolean isOrderLabel(String labelId) {
        return orderLabels.contains(labelId);
    }

    private void takeLabels(Catalogue catalogue) {
        for (var label : catalogue.labels()) {
            statuses.put(label.id(), status(label.id(), label.name(), label.type()));
        }
        allocated = role(StatusRole.ALLOCATED, settings.statuses().allocated(), catalogue);
        transferred = role(StatusRole.TRANSFERRED, settings.statuses().transferred(), catalogue);
    }

    private @Nullable AssetStatus role(StatusRole role, List<String> names, Catalogue catalogue) {
        if (names.isEmpty()) {
            problems.add(new PlatformProblem(
                    "Status label " + role,
                    "No status label is named for " + role + ".",
                    "Name at least one in the platform's settings; Snipe-IT has " + listed(catalogue) + "."));
        }
        AssetStatus first = null;
        for (var name : names) {
            var status = label(name, role, catalogue);
            first = first == null ? status : first;
        }
        return first;
    }

    private @Nullable AssetStatus label(String name, StatusRole role, Catalogue catalogue) {
        var subject = "Status label " + role;
        var meant = meant(name, subject, catalogue);
        if (meant == null) {
            return null;
        }
        var known = statuses.get(meant.id());
        if (known != null && known.role() != StatusRole.PROTECTED && known.role() != role) {
            problems.add(new PlatformProblem(
                    subject,
                    "The status label " + meant + " is named for ALLOCATED and for TRANSFERRED.",
                    "Name it for one of them."));
            return null;
        }
        if (role == StatusRole.ALLOCATED) {
            meant.notForAllocated().ifPresent(problems::add);
        } else {
            meant.asTransferred().ifPresent(warnings::add);
        }
        var status = new AssetStatus(meant.id(), meant.name(), role, meant.isDeployable());
        statuses.put(meant.id(), status);
        return status;
    }

    private @Nullable Label meant(String name, String subject, Catalogue catalogue) {
        var found = catalogue.labelsMeantBy(name);
        if (found.size() == 1) {
            return found.get(0);
        }
        problems.add(
                found.isEmpty()
                        ? new PlatformProblem(
                                subject,
                                "Snipe-IT has no status label '" + name + "'.",
                                "Correct the name or make the label; Snipe-IT has " + listed(catalogue) + ".")
                        : new PlatformProblem(
                                subject,
                                "Snipe-IT has several status labels '" + name + "'.",
                                "Name the id in place of the name: " + found + "."));
        return null;
    }

    private static String listed(Catalogue catalogue) {
        return catalogue.labels().stream().map(Label::toString).collect(Collectors.joining(", "));
    }

    private void takeOrder(Catalogue catalogue) {
        var configured = settings.order();
        if (!configured.field().isBlank()) {
            order = field(configured.field(), "Active order", catalogue, problems);
        }
        for (var name : configured.labels()) {
            var label = meant(name, "Active order", catalogue);
            if (label != null) {
                orderLabels.add(label.id());
            }
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
        // A spec without a field is not written, which harms nobody; two fields of one name would.
        var into = catalogue.fieldsNamed(wanted.name()).isEmpty() ? warnings : problems;
        var field = field(wanted.name(), "Field for " + key.label(), catalogue, into);
        if (field != null) {
            specs.put(key, new Target(field, wanted.mode()));
        }
    }

    private static @Nullable CustomField field(
            String name, String subject, Catalogue catalogue, List<PlatformProblem> problems) {
        var found = catalogue.fieldsNamed(name);
        if (found.isEmpty()) {
            problems.add(new PlatformProblem(
                    subject,
                    "Snipe-IT has no custom field '" + name + "'.",
                    "Let Rollcall prepare it, make it in Snipe-IT, or correct the name."));
            return null;
        }
        if (found.size() > 1) {
            problems.add(new PlatformProblem(
                    subject,
                    "Snipe-IT has " + found.size() + " custom fields '" + name
                            + "', and it is not known which is meant.",
                    "Rename or delete all of them but one in Snipe-IT."));
            return null;
        }
        var field = found.get(0);
        if (field.isMarkdown()) {
            problems.add(new PlatformProblem(
                    subject,
                    "The custom field " + field + " is a Markdown field, whose text can't be read back.",
                    "Change it to a text field in Snipe-IT, or name another one."));
            return null;
        }
        return field;
    }

    /** One field for two purposes would be written to and fro. */
    private void refuseSharedFields() {
        var used = new HashMap<String, String>();
        links.forEach((provider, field) -> use(used, field, "the link of " + provider));
        specs.forEach((key, target) -> use(used, target.field(), "the spec " + key.label()));
        orderField().ifPresent(field -> use(used, field, "the active order"));
    }

    private void use(Map<String, String> used, CustomField field, String purpose) {
        var other = used.put(field.column(), purpose);
        if (other != null) {
            problems.add(new PlatformProblem(
                    "Custom fields",
                    "The custom field " + field + " is named for " + other + " and for " + purpose + ".",
                    "Name a field of its own for each."));
        }
    }
}
