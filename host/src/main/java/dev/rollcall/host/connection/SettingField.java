package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Setting;
import java.util.List;
import java.util.Set;

/**
 * A field that a provider asks for, for templates.
 *
 * @param name of the field in the form
 * @param key of the setting
 * @param kind as {@link Setting.Kind} names it
 * @param value what it shows; of a secret never anything
 * @param isKept whether a secret is stored that stays if nothing is entered
 * @param isRemovable whether a secret is stored that can be taken away
 */
record SettingField(
        String name,
        String key,
        String kind,
        String label,
        String help,
        String looksLike,
        boolean isRequired,
        String value,
        List<Setting.Choice> choices,
        long least,
        long most,
        boolean isKept,
        boolean isRemovable) {
    SettingField {
        choices = List.copyOf(choices);
    }

    /**
     * All of a provider.
     *
     * @param kept keys of the secrets that are stored
     */
    static List<SettingField> of(SourceSpec provider, FormValues values, Set<String> kept, boolean isFixed) {
        return provider.settings().stream()
                .map(setting -> of(setting, values, kept.contains(setting.key()), isFixed))
                .toList();
    }

    private static SettingField of(Setting setting, FormValues values, boolean isKept, boolean isFixed) {
        var name = FormValues.name(setting);
        var isSecret = setting.kind() == Setting.Kind.SECRET;
        return new SettingField(
                name,
                setting.key(),
                setting.kind().name(),
                setting.label(),
                setting.help(),
                setting.patternHelp(),
                setting.isRequired() && !isKept,
                isSecret ? "" : values.of(name),
                setting.choices(),
                setting.least(),
                setting.most(),
                isKept,
                isKept && !isFixed && !setting.isRequired());
    }
}
