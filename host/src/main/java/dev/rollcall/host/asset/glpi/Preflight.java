package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.PlatformException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What GLPI would take without a word and must not be written, looked at before the first request: it stores ids of
 * nobody, of users who left and of statuses that are gone [rec 04-put-user-dangling, 17-assign-to-inactive-user]. Fills
 * in what goes into each item's row.
 */
final class Preflight {
    private static final String CORRECT = "Correct the user in GLPI, or the assignment in the MDM.";

    private final Tools tools;
    private final Scheme scheme;
    /** Looked up once in a batch. */
    private final Map<String, Optional<Long>> dropdowns = new HashMap<>();

    Preflight(Tools tools) {
        this.tools = tools;
        this.scheme = tools.scheme();
    }

    void check(List<Job> jobs) throws PlatformException, InterruptedException {
        checkUsers(open(jobs));
        checkStatuses(open(jobs));
        checkCascade(open(jobs));
        if (scheme.settings().locks() == GlpiSettings.Locks.RESPECT) {
            checkLocks(open(jobs));
        }
        for (var job : open(jobs)) {
            try {
                fill(job);
            } catch (PlatformException e) {
                job.notSent(e);
            }
        }
    }

    private static List<Job> open(List<Job> jobs) {
        return jobs.stream().filter(Job::isOpen).toList();
    }

    private static List<Job> writingHolder(List<Job> jobs) {
        return jobs.stream().filter(job -> job.edit().holder().isPresent()).toList();
    }

    private static @Nullable Ref newUser(Job job) {
        var holder = job.edit().holder().orElse(Holder.NOBODY);
        return holder instanceof Holder.Person person ? new Ref("User", GlpiText.number(person.id())) : null;
    }

    private void checkUsers(List<Job> jobs) throws PlatformException, InterruptedException {
        var wanted =
                jobs.stream().map(Preflight::newUser).filter(Objects::nonNull).collect(Collectors.toSet());
        var users = new Lookup(tools.api()).of(wanted);
        for (var job : jobs) {
            var user = newUser(job);
            if (user == null) {
                continue;
            }
            obstacle(user, users.get(user))
                    .ifPresent(obstacle -> job.notSent(Job.rejected(
                            "The asset can't be given to " + job.edit().holder().orElseThrow() + ", because " + obstacle
                                    + ".",
                            CORRECT)));
        }
    }

    private static Optional<String> obstacle(Ref user, @Nullable JsonNode row) {
        if (row == null || GlpiText.isOn(row, "is_deleted")) {
            return Optional.of("GLPI does not show the user " + user.id()
                    + " to Rollcall: it is deleted, or has no profile in its entities");
        }
        return Users.isActive(row)
                ? Optional.empty()
                : Optional.of("the user " + GlpiText.quoted(Users.person(row).name()) + " is not active any more");
    }

    private void checkStatuses(List<Job> jobs) throws PlatformException, InterruptedException {
        var wanted = jobs.stream()
                .flatMap(job -> job.edit().status().stream())
                .map(AssetStatus::id)
                .filter(id -> !id.equals(Scheme.NO_STATUS.id()))
                .map(id -> new Ref("State", GlpiText.number(id)))
                .collect(Collectors.toSet());
        var states = new Lookup(tools.api()).of(wanted);
        for (var job : jobs) {
            var status = job.edit().status().orElse(Scheme.NO_STATUS);
            if (!status.id().equals(Scheme.NO_STATUS.id())
                    && !states.containsKey(new Ref("State", GlpiText.number(status.id())))) {
                job.notSent(Job.rejected(
                        "GLPI has no status " + status + " (id " + status.id() + ") any more.",
                        "Make it anew, or name another one in the platform's settings."));
            }
        }
    }

    private void checkCascade(List<Job> jobs) throws PlatformException, InterruptedException {
        var writing = writingHolder(jobs);
        var followed = tools.cascade().followed(refs(writing), scheme.config());
        for (var job : writing) {
            var computer = followed.get(job.ref());
            if (computer != null && !job.isShared()) {
                job.notSent(Job.rejected(
                        "The asset is connected to " + computer + ", whose user GLPI gives it by itself.",
                        "Assign the computer, disconnect the asset from it, or switch off in GLPI that connected items"
                                + " take over the user."));
            }
        }
    }

    private void checkLocks(List<Job> jobs) throws PlatformException, InterruptedException {
        var writing = writingHolder(jobs);
        var locked = new Locks(tools.api(), tools.sides()).ofOthers(refs(writing));
        for (var job : writing) {
            var reason = locked.get(job.ref());
            if (reason != null) {
                job.notSent(reason);
            }
        }
    }

    private static Collection<Ref> refs(List<Job> jobs) {
        return jobs.stream().map(Job::ref).toList();
    }

    /** What goes into the item's own row. */
    private void fill(Job job) throws PlatformException, InterruptedException {
        var columns = job.columns();
        var edit = job.edit();
        if (edit.holder().isPresent()) {
            var user = newUser(job);
            columns.put(Sides.HOLDER_COLUMN, user == null ? 0L : user.id());
        }
        edit.status().ifPresent(status -> columns.put("states_id", GlpiText.number(status.id())));
        edit.serial().ifPresent(serial -> columns.put("serial", serial));
        for (var link : edit.links().entrySet()) {
            var field = scheme.links().get(link.getKey());
            if (field != null) {
                columns.put(there(job, field), link.getValue());
            }
        }
        for (var spec : edit.specs().entrySet()) {
            fillSpec(job, spec.getKey(), spec.getValue());
        }
        for (var fact : edit.model().entrySet()) {
            fillModel(job, fact.getKey(), fact.getValue());
        }
    }

    private void fillSpec(Job job, SpecKey<?> key, String text) throws PlatformException {
        var target = scheme.specs().get(key);
        if (target == null) {
            throw new PlatformException(
                    FailureKind.CONFIGURATION,
                    "No field is named for the spec " + key.label() + ".",
                    "Name one in the platform's settings.");
        }
        var field = target.field();
        if (field != null) {
            job.columns().put(there(job, field), text);
        } else if (target.isColumn()) {
            job.columns().put(target.column(), text);
        }
    }

    private static String there(Job job, PluginField field) throws PlatformException {
        if (!field.types().contains(job.ref().type())) {
            throw Job.rejected(
                    "GLPI has no field " + field + " for the type " + job.ref().table() + ".",
                    "Add the type to the field's container in the plugin Fields, or let Rollcall prepare it.");
        }
        return field.key();
    }

    private void fillModel(Job job, SpecKey<?> key, String name) throws PlatformException, InterruptedException {
        var type = job.ref().type();
        if (key.equals(StandardSpecs.MANUFACTURER)) {
            job.columns().put("manufacturers_id", dropdown(Names.MANUFACTURER, name));
        } else if (key.equals(StandardSpecs.MODEL)) {
            job.columns().put(type.modelColumn(), dropdown(type.modelType(), name));
        }
    }

    private long dropdown(String table, String name) throws PlatformException, InterruptedException {
        if (name.isBlank()) {
            return 0;
        }
        var key = table + "/" + GlpiText.key(name);
        var known = dropdowns.get(key);
        if (known == null) {
            known = scheme.settings().creation().models()
                    ? Optional.of(tools.dropdowns().findOrMakeSpelled(table, name))
                    : tools.dropdowns().findSpelled(table, name);
            dropdowns.put(key, known);
        }
        return known.orElseThrow(() -> Job.rejected(
                "GLPI has no " + GlpiText.quoted(name) + " among its entries of " + table + ".",
                "Make it in GLPI, or let Rollcall make models in the platform's settings."));
    }
}
