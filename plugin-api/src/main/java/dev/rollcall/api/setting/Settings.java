package dev.rollcall.api.setting;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of one connection, valid by construction: every required value is there and each is of the kind that its
 * {@link Setting} says. Immutable; its {@code toString} names keys only.
 */
public final class Settings {
    private final Map<String, Setting> schema;
    private final Map<String, String> values;

    private Settings(Map<String, Setting> schema, Map<String, String> values) {
        this.schema = schema;
        this.values = values;
    }

    /**
     * Reads what was entered.
     *
     * @param schema the provider's settings
     * @param entered values by key; blank ones count as not entered
     * @throws InvalidSettingsException naming everything that is wrong
     */
    public static Settings of(List<Setting> schema, Map<String, String> entered) {
        var problems = problems(schema, entered);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        var byKey = new LinkedHashMap<String, Setting>();
        var values = new LinkedHashMap<String, String>();
        for (var setting : schema) {
            byKey.put(setting.key(), setting);
            var value = effective(setting, entered);
            if (value != null) {
                values.put(setting.key(), value);
            }
        }
        return new Settings(byKey, values);
    }

    /** What is wrong with what was entered, in the order of the settings; empty if it can be used. */
    public static List<SettingProblem> problems(List<Setting> schema, Map<String, String> entered) {
        var problems = new ArrayList<SettingProblem>();
        for (var setting : schema) {
            SettingCheck.problem(setting, effective(setting, entered)).ifPresent(problems::add);
        }
        for (var key : entered.keySet()) {
            if (schema.stream().noneMatch(setting -> setting.key().equals(key))) {
                problems.add(SettingCheck.unknown(key, schema));
            }
        }
        return List.copyOf(problems);
    }

    /**
     * A text or a chosen value.
     *
     * @throws IllegalArgumentException if the provider has no such setting, or it is empty
     */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> new IllegalArgumentException("The setting " + key + " is empty."));
    }

    /** A text that may be missing; also that of a secret is not given out here. */
    public Optional<String> optionalText(String key) {
        if (known(key).kind() == Setting.Kind.SECRET) {
            throw new IllegalArgumentException("The setting " + key + " is a secret. Read it with secret().");
        }
        return Optional.ofNullable(values.get(key));
    }

    /** A secret; an empty one is an error as in {@link #text}. */
    public Secret secret(String key) {
        return optionalSecret(key).orElseThrow(() -> new IllegalArgumentException("The setting " + key + " is empty."));
    }

    public Optional<Secret> optionalSecret(String key) {
        if (known(key).kind() != Setting.Kind.SECRET) {
            throw new IllegalArgumentException("The setting " + key + " is no secret.");
        }
        return Optional.ofNullable(values.get(key)).map(Secret::of);
    }

    /** The address, without a slash at its end. */
    public URI url(String key) {
        return URI.create(text(key).replaceAll("/+$", ""));
    }

    /** Whether a flag is set. */
    public boolean flag(String key) {
        return Boolean.parseBoolean(optionalText(key).orElse("false"));
    }

    /** A number within the limits of its setting. */
    public long number(String key) {
        return Long.parseLong(text(key));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && settings.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }

    private Setting known(String key) {
        var setting = schema.get(key);
        if (setting == null) {
            throw new IllegalArgumentException("There is no setting " + key + ". Known are " + schema.keySet() + ".");
        }
        return setting;
    }

    private static @Nullable String effective(Setting setting, Map<String, String> entered) {
        var value = entered.get(setting.key());
        return value == null || value.isBlank() ? setting.defaultValue().orElse(null) : value.strip();
    }
}
