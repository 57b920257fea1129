package dev.rollcall.api.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with one value, said so that it can be mended. */
final class SettingCheck {
    private SettingCheck() {}

    static Optional<SettingProblem> problem(Setting setting, @Nullable String value) {
        if (value == null) {
            return setting.isRequired() ? Optional.of(missing(setting)) : Optional.empty();
        }
        if (setting.pattern().isPresent()
                && !setting.pattern().orElseThrow().matcher(value).matches()) {
            return problem(setting, "The value has the wrong form.", "It must be " + setting.patternHelp() + ".");
        }
        return switch (setting.kind()) {
            case URL -> url(setting, value);
            case CHOICE -> choice(setting, value);
            case FLAG -> flag(setting, value);
            case NUMBER -> number(setting, value);
            case TEXT, SECRET -> Optional.empty();
        };
    }

    static SettingProblem unknown(String key, List<Setting> schema) {
        var known = schema.stream().map(Setting::key).collect(Collectors.joining(", "));
        return new SettingProblem(key, key, "The provider has no such setting.", "Leave it out; it has " + known + ".");
    }

    private static SettingProblem missing(Setting setting) {
        var cure = setting.help().isEmpty() ? "Enter a value." : setting.help();
        return new SettingProblem(setting.key(), setting.label(), "The value is missing.", cure);
    }

    private static Optional<SettingProblem> url(Setting setting, String value) {
        var cure = "Enter an address such as https://example.com, without user name, query and fragment.";
        try {
            var url = new URI(value);
            var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("https") && !scheme.equals("http")) {
                return problem(setting, "The address does not begin with https://.", cure);
            }
            if (url.getHost() == null) {
                return problem(setting, "The address names no host.", cure);
            }
            if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
                return problem(setting, "The address has more than a host and a path.", cure);
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            return problem(setting, "The value is not an address.", cure);
        }
    }

    private static Optional<SettingProblem> choice(Setting setting, String value) {
        if (setting.choices().stream().anyMatch(choice -> choice.value().equals(value))) {
            return Optional.empty();
        }
        var offered = setting.choices().stream().map(Setting.Choice::value).collect(Collectors.joining(", "));
        return problem(setting, "The value is not one of the choices.", "Enter one of: " + offered + ".");
    }

    private static Optional<SettingProblem> flag(Setting setting, String value) {
        return value.equals("true") || value.equals("false")
                ? Optional.empty()
                : problem(setting, "The value is neither yes nor no.", "Enter true or false.");
    }

    private static Optional<SettingProblem> number(Setting setting, String value) {
        var cure = "Enter a whole number from " + setting.least() + " to " + setting.most() + ".";
        try {
            var number = Long.parseLong(value);
            return number >= setting.least() && number <= setting.most()
                    ? Optional.empty()
                    : problem(setting, "The number is out of range.", cure);
        } catch (NumberFormatException e) {
            return problem(setting, "The value is not a whole number.", cure);
        }
    }

    private static Optional<SettingProblem> problem(Setting setting, String message, String cure) {
        return Optional.of(new SettingProblem(setting.key(), setting.label(), message, cure));
    }
}
