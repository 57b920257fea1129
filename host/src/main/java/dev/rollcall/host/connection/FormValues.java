package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.host.reconcile.GuardLimits;
import dev.rollcall.host.reconcile.Policy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/**
 * The fields of a form about a connection, by the names that the API gives them; what is missing is blank or off.
 *
 * <p>Never shown as a whole: secrets are among those that were entered.
 */
final class FormValues {
    static final String ON = "true";

    private final Map<String, String> fields;

    private FormValues(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Those that were sent. Browsers end lines as MS-DOS does. */
    static FormValues sent(MultiValueMap<String, String> form) {
        var fields = new LinkedHashMap<String, String>();
        form.toSingleValueMap().forEach((name, value) -> {
            if (value != null) {
                fields.put(name, value.replace("\r\n", "\n"));
            }
        });
        return new FormValues(fields);
    }

    /** Those of a connection that nobody has entered anything of. */
    static FormValues ofNew(SourceSpec provider) {
        var fields = new LinkedHashMap<String, String>();
        provider.settings()
                .forEach(setting -> setting.defaultValue().ifPresent(value -> fields.put(name(setting), value)));
        fields.put("name", provider.displayName());
        put(fields, Policy.DEFAULT);
        ScheduleForm.of("").putInto(fields);
        return new FormValues(fields);
    }

    /** Those of a connection as it is stored. */
    static FormValues of(ConfiguredConnection connection, Optional<SourceSpec> provider) {
        var fields = new LinkedHashMap<String, String>();
        provider.ifPresent(spec -> spec.settings()
                .forEach(setting -> setting.defaultValue().ifPresent(value -> fields.put(name(setting), value))));
        connection.settings().forEach((key, value) -> fields.put("settings." + key, value));
        fields.put("name", connection.name());
        put(fields, connection.policy());
        ScheduleForm.of(connection.schedule()).putInto(fields);
        return new FormValues(fields);
    }

    static String name(Setting setting) {
        return "settings." + setting.key();
    }

    private static void put(Map<String, String> fields, Policy policy) {
        fields.put("policy.clearWhenUnassigned", Boolean.toString(policy.clearWhenUnassigned()));
        fields.put("policy.unknownDevices", policy.unknownDevices().name());
        fields.put("policy.createUsers", Boolean.toString(policy.createUsers()));
        fields.put("policy.includePersonal", Boolean.toString(policy.includePersonal()));
        fields.put("policy.recoverUnlinked", Boolean.toString(policy.recoverUnlinked()));
        fields.put("policy.updateModel", Boolean.toString(policy.updateModel()));
        fields.put("policy.goneAfterRuns", Integer.toString(policy.goneAfterRuns()));
        fields.put(
                "policy.ignoredAccounts",
                String.join("\n", policy.ignoredAccounts().stream().sorted().toList()));
        put(fields, "policy.guardrail.ends", policy.guardrail().ends());
        put(fields, "policy.guardrail.reassignments", policy.guardrail().reassignments());
        fields.put(
                "policy.guardrail.onePerson",
                Integer.toString(policy.guardrail().onePerson()));
        fields.put("policy.guardrail.window", window(policy.guardrail().window()));
    }

    private static void put(Map<String, String> fields, String name, GuardLimits.Limit limit) {
        fields.put(name + ".over", Integer.toString(limit.over()));
        fields.put(name + ".percent", Integer.toString(limit.percent()));
    }

    /** Whole hours as a number, which is what people mean. */
    private static String window(Duration window) {
        var hours = window.toHours();
        return Duration.ofHours(hours).equals(window) ? Long.toString(hours) : window.toString();
    }

    /** The field; blank if it is missing. */
    public String of(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Whether a box is ticked. */
    public boolean isOn(String name) {
        return of(name).equals(ON);
    }

    /** Whether that is chosen. */
    public boolean is(String name, String value) {
        return of(name).equals(value);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** Names of the fields that hold something else there; without those that the other does not have. */
    List<String> differing(FormValues other) {
        return other.fields.keySet().stream()
                .filter(name -> !text(name).equals(other.text(name)))
                .toList();
    }

    /** A box that is not ticked is not sent. */
    private String text(String name) {
        var text = of(name).strip();
        return text.equals("false") ? "" : text;
    }
}
