package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person entered in a form about a connection, as the API's body would have it: so that both doors judge by the
 * same. The opt-in is no field of it: it has a page of its own, which asks for a confirmation.
 */
final class ConnectionForm {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern HOURS = Pattern.compile("[0-9]{1,6}");
    private static final List<String> FLAGS =
            List.of("clearWhenUnassigned", "createUsers", "includePersonal", "recoverUnlinked", "updateModel");
    private static final List<String> LIMITS = List.of("ends", "reassignments");

    private final FormValues values;
    private final List<ConnectionProblem> problems = new ArrayList<>();

    ConnectionForm(FormValues values) {
        this.values = values;
    }

    /** A connection to be made, inactive. */
    Entered<NewConnection> create(SourceSpec provider) {
        var body = JSON.createObjectNode()
                .put("provider", provider.id())
                .put("name", values.of("name"))
                .put("active", false);
        var settings = body.putObject("settings");
        settings(provider).forEach(settings::put);
        policy().ifPresent(policy -> body.set("policy", policy));
        schedule().ifPresent(text -> body.put("schedule", text));
        return with(ConnectionBody.create(body));
    }

    /** What differs from the connection. Secrets that are left empty stay. */
    Entered<ConnectionChange> change(Optional<SourceSpec> provider, ConfiguredConnection present) {
        var body = JSON.createObjectNode();
        if (values.has("name")) {
            body.put("name", values.of("name"));
        }
        provider.filter(spec -> values.has("settings")).ifPresent(spec -> {
            var settings = body.putObject("settings");
            changed(spec, present).forEach(settings::put);
        });
        policy().ifPresent(policy -> body.set("policy", policy));
        schedule().ifPresent(text -> body.put("schedule", text));
        return with(ConnectionBody.change(body, present));
    }

    private <T> Entered<T> with(Entered<T> entered) {
        var all = new ArrayList<>(entered.problems());
        all.addAll(problems);
        return new Entered<>(entered.value(), all, false);
    }

    /** Settings and secrets that were entered, by key. */
    Map<String, String> settings(SourceSpec provider) {
        var entered = new LinkedHashMap<String, String>();
        for (var setting : provider.settings()) {
            var value = value(setting);
            if (!value.isBlank()) {
                entered.put(setting.key(), value);
            }
        }
        return entered;
    }

    private Map<String, String> changed(SourceSpec provider, ConfiguredConnection present) {
        var entered = new LinkedHashMap<String, String>();
        for (var setting : provider.settings()) {
            var value = value(setting);
            if (setting.kind() == Setting.Kind.SECRET) {
                if (!value.isBlank()) {
                    entered.put(setting.key(), value);
                } else if (values.isOn("remove." + setting.key())) {
                    entered.put(setting.key(), "");
                }
                continue;
            }
            var stored = present.settings().get(setting.key());
            var shown = stored == null ? setting.defaultValue().orElse(absent(setting)) : stored;
            if (!value.equals(shown)) {
                entered.put(setting.key(), value);
            }
        }
        return entered;
    }

    private static String absent(Setting setting) {
        return setting.kind() == Setting.Kind.FLAG ? "false" : "";
    }

    /** A box that is not ticked is not sent. */
    private String value(Setting setting) {
        var name = FormValues.name(setting);
        if (setting.kind() == Setting.Kind.FLAG) {
            return Boolean.toString(values.isOn(name));
        }
        return values.of(name).strip();
    }

    /** Empty where the form does not have that part. */
    private Optional<JsonNode> policy() {
        if (!values.has("policy.unknownDevices")) {
            return Optional.empty();
        }
        var policy = JSON.createObjectNode();
        FLAGS.forEach(flag -> policy.put(flag, values.isOn("policy." + flag)));
        policy.put("unknownDevices", values.of("policy.unknownDevices"));
        number(policy, "goneAfterRuns", "policy.goneAfterRuns");
        var accounts = policy.putArray("ignoredAccounts");
        values.of("policy.ignoredAccounts")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(accounts::add);
        var guardrail = policy.putObject("guardrail");
        for (var name : LIMITS) {
            var limit = guardrail.putObject(name);
            number(limit, "over", "policy.guardrail." + name + ".over");
            number(limit, "percent", "policy.guardrail." + name + ".percent");
        }
        number(guardrail, "onePerson", "policy.guardrail.onePerson");
        var window = values.of("policy.guardrail.window").strip();
        if (!window.isEmpty()) {
            guardrail.put("window", HOURS.matcher(window).matches() ? "PT" + window + "H" : window);
        }
        return Optional.of(policy);
    }

    /** What is no number is passed on as it is, and told to be none. */
    private void number(ObjectNode into, String field, String name) {
        var text = values.of(name).strip();
        if (text.isEmpty()) {
            return;
        }
        if (NUMBER.matcher(text).matches()) {
            into.put(field, Integer.parseInt(text));
        } else {
            into.put(field, text);
        }
    }

    /** Empty where the form does not have that part, or it can't be read. */
    private Optional<String> schedule() {
        if (!values.has("schedule.time")) {
            return Optional.empty();
        }
        var schedule = ScheduleForm.of(values);
        var problem = schedule.problem();
        problem.ifPresent(problems::add);
        return problem.isPresent() ? Optional.empty() : Optional.of(schedule.text());
    }
}
