package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Preparation;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.WriteMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Makes the statuses and the fields of the plugin Fields that the settings name. */
final class Preparer {
    /** Between the names of a status and of the one above it. */
    private static final String BELOW = " > ";

    private final GlpiApi api;
    private final GlpiSettings settings;

    Preparer(GlpiApi api, GlpiSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /** One thing, and how it is done. */
    private record Task(Preparation preparation, Work work) {}

    private interface Work {
        /** @return what an admin should know of what was made, sentences; empty if nothing */
        String run() throws PlatformException, InterruptedException;
    }

    List<Preparation> plan() throws PlatformException, InterruptedException {
        return tasks().stream().map(Task::preparation).toList();
    }

    List<String> prepare(List<Preparation> agreed) throws PlatformException, InterruptedException {
        var ids = agreed.stream().map(Preparation::id).collect(Collectors.toSet());
        var done = new ArrayList<String>();
        for (var task : tasks()) {
            if (ids.contains(task.preparation().id())) {
                var remark = task.work().run();
                done.add((task.preparation().what() + " " + remark).strip());
            }
        }
        return List.copyOf(done);
    }

    private List<Task> tasks() throws PlatformException, InterruptedException {
        var tasks = new ArrayList<Task>();
        var statuses = api.list("/State");
        var named = new LinkedHashSet<String>();
        named.addAll(settings.statuses().allocated());
        named.addAll(settings.statuses().transferred());
        var planned = new LinkedHashSet<String>();
        for (var name : named) {
            addStatus(tasks, name, statuses, planned);
        }
        addFields(tasks);
        return tasks;
    }

    private void addStatus(List<Task> tasks, String name, List<JsonNode> statuses, Set<String> planned) {
        var complete = name.strip();
        if (GlpiApi.isId(complete) || complete.isEmpty() || id(statuses, complete) > 0) {
            return;
        }
        if (planned.add(GlpiText.key(complete))) {
            var isBelow = complete.contains(BELOW);
            var what = "Make the status '%s'%s.".formatted(complete, isBelow ? ", and those above it" : "");
            tasks.add(new Task(new Preparation("status:" + GlpiText.key(complete), what), () -> makeStatus(complete)));
        }
    }

    /** Each part in order, as the statuses above may be missing too. */
    private String makeStatus(String complete) throws PlatformException, InterruptedException {
        var parent = 0L;
        var path = "";
        for (var part : complete.split(BELOW, -1)) {
            path = path.isEmpty() ? part : path + BELOW + part;
            var present = id(api.list("/State"), path);
            parent = present > 0
                    ? present
                    : api.make("State", Map.of("name", part, "states_id", parent, "is_recursive", 1));
        }
        return "";
    }

    private static long id(List<JsonNode> statuses, String complete) {
        return statuses.stream()
                .filter(row -> GlpiText.key(GlpiText.at(row, "completename")).equals(GlpiText.key(complete)))
                .mapToLong(row -> GlpiText.id(row, "id"))
                .min()
                .orElse(0);
    }

    private void addFields(List<Task> tasks) throws PlatformException, InterruptedException {
        var names = fieldNames();
        if (names.isEmpty() || !api.hasTable(FieldsPlugin.CONTAINERS)) {
            return;
        }
        var plugin = new FieldsPlugin(api, settings.types());
        for (var name : names) {
            if (!plugin.has(name)) {
                var what = "Make the field '" + name + "' of the plugin Fields, a text field, " + plugin.place() + ".";
                tasks.add(new Task(new Preparation("field:" + GlpiText.key(name), what), () -> plugin.make(name)));
            }
        }
    }

    /** Of links and specs, in a fixed order. */
    private Set<String> fieldNames() {
        var names = new LinkedHashSet<String>();
        settings.linkFields().values().stream().sorted().forEach(names::add);
        settings.specs().values().stream()
                .filter(spec -> spec.mode() != WriteMode.OFF)
                .map(SpecField::name)
                .filter(name -> GlpiSettings.OWN_FIELDS.stream().noneMatch(own -> own.equalsIgnoreCase(name.strip())))
                .sorted()
                .forEach(names::add);
        return names;
    }
}
