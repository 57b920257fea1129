package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Preparation;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.UnknownOutcomeException;
import dev.rollcall.host.asset.WriteMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the status labels and custom fields that the settings name, and puts the fields on the models in use. */
final class Preparer {
    /** For models that have no fieldset yet. */
    private static final String FIELDSET = "Rollcall";

    private final SnipeItApi api;
    private final SnipeItSettings settings;

    Preparer(SnipeItApi api, SnipeItSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /** One thing, and how it is done. */
    private record Task(Preparation preparation, Work work) {}

    private interface Work {
        void run() throws PlatformException, InterruptedException;
    }

    List<Preparation> plan() throws PlatformException, InterruptedException {
        return tasks().stream().map(Task::preparation).toList();
    }

    List<String> prepare(List<Preparation> agreed) throws PlatformException, InterruptedException {
        var ids = agreed.stream().map(Preparation::id).collect(Collectors.toSet());
        var done = new ArrayList<String>();
        for (var task : tasks()) {
            if (ids.contains(task.preparation().id())) {
                task.work().run();
                done.add(task.preparation().what());
            }
        }
        return List.copyOf(done);
    }

    private List<Task> tasks() throws PlatformException, InterruptedException {
        var catalogue = Catalogue.read(api);
        var tasks = new ArrayList<Task>();
        // Under a label that is not deployable nobody can hold an asset, which is what TRANSFERRED is for, too.
        settings.statuses().allocated().forEach(name -> addLabel(tasks, name, catalogue));
        settings.statuses().transferred().forEach(name -> addLabel(tasks, name, catalogue));
        for (var name : fieldNames()) {
            addField(tasks, name, catalogue);
        }
        addMembers(tasks, catalogue);
        return tasks;
    }

    private void addLabel(List<Task> tasks, String name, Catalogue catalogue) {
        if (!catalogue.labelsMeantBy(name).isEmpty() || name.chars().allMatch(Character::isDigit)) {
            return;
        }
        var what = "Make the status label '" + name + "' of the type deployable.";
        tasks.add(new Task(
                new Preparation("label:" + SnipeItText.key(name), what),
                () -> api.make("/statuslabels", Map.of("name", name, "type", "deployable"))));
    }

    private void addField(List<Task> tasks, String name, Catalogue catalogue) {
        if (catalogue.fieldsNamed(name).isEmpty()) {
            var isAddress = settings.isForAddresses(name);
            var what = "Make the custom field '" + name + "', a text field that takes "
                    + (isAddress ? "addresses, which it shows as links." : "any text.");
            var format = isAddress ? "URL" : "ANY";
            tasks.add(new Task(
                    new Preparation("field:" + SnipeItText.key(name), what),
                    () -> api.make("/fields", Map.of("name", name, "element", "text", "format", format))));
        }
    }

    /** Of links, specs and order, in a fixed order. */
    private Set<String> fieldNames() {
        var names = new LinkedHashSet<String>();
        settings.linkFields().values().stream().sorted().forEach(names::add);
        settings.specs().values().stream()
                .filter(spec -> spec.mode() != WriteMode.OFF)
                .map(SpecField::name)
                .sorted()
                .forEach(names::add);
        if (!settings.order().field().isBlank()) {
            names.add(settings.order().field());
        }
        return names;
    }

    private void addMembers(List<Task> tasks, Catalogue catalogue) throws PlatformException, InterruptedException {
        var use = FieldsetUse.read(api);
        var byFieldset = new LinkedHashMap<FieldsetUse.Fieldset, List<String>>();
        for (var name : fieldNames()) {
            var column = column(name, catalogue);
            for (var fieldset : use.lacking(column == null ? "" : column)) {
                byFieldset.computeIfAbsent(fieldset, key -> new ArrayList<>()).add(name);
            }
        }
        byFieldset.forEach((fieldset, names) -> tasks.add(new Task(
                new Preparation(
                        "members:" + fieldset.id(),
                        "Add " + String.join(", ", names) + " to the fieldset '" + fieldset.name() + "'."),
                () -> associate(fieldset.id(), names))));
        var bare = use.bare();
        if (!bare.isEmpty()) {
            var models = bare.stream().map(FieldsetUse.Model::name).sorted().collect(Collectors.joining(", "));
            tasks.add(new Task(
                    new Preparation(
                            "fieldset",
                            "Give the fieldset '" + FIELDSET + "' with all fields to the models without one: " + models
                                    + "."),
                    () -> dress(bare)));
        }
    }

    private static @Nullable String column(String name, Catalogue catalogue) {
        var found = catalogue.fieldsNamed(name);
        return found.size() == 1 ? found.get(0).column() : null;
    }

    private void associate(String fieldset, Iterable<String> names) throws PlatformException, InterruptedException {
        var fields = Catalogue.fields(api);
        for (var name : names) {
            var found = new Catalogue(fields, List.of()).fieldsNamed(name);
            if (found.size() == 1) {
                api.make(
                        "/fields/" + found.get(0).id() + "/associate",
                        Map.of("fieldset_id", Models.number(fieldset), "required", false));
            }
        }
    }

    private void dress(List<FieldsetUse.Model> models) throws PlatformException, InterruptedException {
        if (FieldsetUse.read(api).named(FIELDSET).isEmpty()) {
            api.make("/fieldsets", Map.of("name", FIELDSET));
        }
        var fieldset = FieldsetUse.read(api).named(FIELDSET).orElseThrow(() -> Scheme.misunderstood("a new fieldset"));
        associate(fieldset.id(), fieldNames());
        for (var model : models) {
            patch(model, fieldset.id());
        }
    }

    private void patch(FieldsetUse.Model model, String fieldset) throws PlatformException, InterruptedException {
        try {
            var answer = api.write("PATCH", "/models/" + model.id(), Map.of("fieldset_id", Models.number(fieldset)));
            if (SnipeItJudge.isError(answer)) {
                throw SnipeItApi.refusal(answer, "Give the model '" + model.name() + "' its fieldset by hand.");
            }
        } catch (UnknownOutcomeException e) {
            throw new PlatformException(
                    FailureKind.TRANSIENT,
                    "Whether the model '" + model.name() + "' has its fieldset now is not known.",
                    "Prepare once more.",
                    e);
        }
    }
}
