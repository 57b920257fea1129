package dev.rollcall.api.setting;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing a provider asks an admin for. From the settings of a provider the host makes the Connect page, validates
 * what is entered, and documents itself.
 *
 * <p>Immutable. Made by plugins, so it grows by new builder methods only.
 */
public final class Setting {
    private final String key;
    private final Kind kind;
    private final String label;
    private final String help;
    private final boolean required;
    private final @Nullable String defaultValue;
    private final @Nullable Pattern pattern;
    private final String patternHelp;
    private final List<Choice> choices;
    private final long least;
    private final long most;

    private Setting(Builder builder) {
        key = builder.key;
        kind = builder.kind;
        label = builder.label;
        help = builder.help;
        required = builder.required;
        defaultValue = builder.defaultValue;
        pattern = builder.pattern;
        patternHelp = builder.patternHelp;
        choices = List.copyOf(builder.choices);
        least = builder.least;
        most = builder.most;
    }

    /** A line of text. */
    public static Builder text(String key, String label) {
        return new Builder(key, Kind.TEXT, label);
    }

    /** An absolute http or https address; the host allows plain http only where it was told to. */
    public static Builder url(String key, String label) {
        return new Builder(key, Kind.URL, label);
    }

    /** Something that is stored encrypted and never shown again: a token, a password, a key file's text. */
    public static Builder secret(String key, String label) {
        return new Builder(key, Kind.SECRET, label);
    }

    /** One of a few values. */
    public static Builder choice(String key, String label, Choice... choices) {
        var builder = new Builder(key, Kind.CHOICE, label);
        builder.choices = List.of(choices);
        return builder;
    }

    /** Yes or no; no, if there is no default. */
    public static Builder flag(String key, String label) {
        return new Builder(key, Kind.FLAG, label).defaultValue("false");
    }

    /** A whole number between two limits, both allowed. */
    public static Builder number(String key, String label, long least, long most) {
        var builder = new Builder(key, Kind.NUMBER, label);
        builder.least = least;
        builder.most = most;
        return builder;
    }

    /** The name in configuration and on the command line; unique in the provider. */
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** What stands beside the field. */
    public String label() {
        return label;
    }

    /** Where an admin finds the value, in a sentence or two. */
    public String help() {
        return help;
    }

    public boolean isRequired() {
        return required;
    }

    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** The values a {@link Kind#CHOICE} offers; empty for every other kind. */
    public List<Choice> choices() {
        return choices;
    }

    /** What the whole value must match, where the provider says so. */
    public Optional<Pattern> pattern() {
        return Optional.ofNullable(pattern);
    }

    /** What a value that matches the pattern looks like, in words; empty without a pattern. */
    public String patternHelp() {
        return patternHelp;
    }

    /** The smallest value of a {@link Kind#NUMBER}. */
    public long least() {
        return least;
    }

    /** The largest value of a {@link Kind#NUMBER}. */
    public long most() {
        return most;
    }

    @Override
    public String toString() {
        return key;
    }

    /** What sort of value it is. */
    public enum Kind {
        TEXT,
        URL,
        SECRET,
        CHOICE,
        FLAG,
        NUMBER
    }

    /**
     * One value that can be chosen.
     *
     * @param value as it is stored
     * @param label as it is shown
     */
    public record Choice(String value, String label) {}

    /** Collects what is said of a setting. */
    public static final class Builder {
        private final String key;
        private final Kind kind;
        private final String label;
        private String help = "";
        private boolean required;
        private @Nullable String defaultValue;
        private @Nullable Pattern pattern;
        private String patternHelp = "";
        private List<Choice> choices = List.of();
        private long least;
        private long most;

        private Builder(String key, Kind kind, String label) {
            if (!key.matches("[a-z][A-Za-z0-9]*")) {
                throw new IllegalArgumentException(
                        "The setting's key '" + key + "' is not a name. Use letters and digits, a small letter first.");
            }
            this.key = key;
            this.kind = kind;
            this.label = Objects.requireNonNull(label, "label");
        }

        public Builder help(String value) {
            help = value;
            return this;
        }

        public Builder required() {
            required = true;
            return this;
        }

        public Builder defaultValue(String value) {
            defaultValue = value;
            return this;
        }

        /**
         * What the whole value must match.
         *
         * @param regex of the value without the blanks around it
         * @param looksLike completes the sentence "it must be …"
         */
        public Builder pattern(String regex, String looksLike) {
            pattern = Pattern.compile(regex);
            patternHelp = looksLike;
            return this;
        }

        public Setting build() {
            return new Setting(this);
        }
    }
}
