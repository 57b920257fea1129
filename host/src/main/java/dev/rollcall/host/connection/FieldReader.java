package dev.rollcall.host.connection;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a JSON object, and notes everything that is wrong instead of ending at the first. */
final class FieldReader {
    private final @Nullable JsonNode object;
    private final String prefix;
    private final List<ConnectionProblem> problems;
    private final List<String> known = new ArrayList<>();

    /**
     * A reader.
     *
     * @param entered null if it was not entered
     * @param field its name in problems; empty for the whole of what was entered
     */
    FieldReader(@Nullable JsonNode entered, String field, List<ConnectionProblem> problems) {
        this.prefix = field.isEmpty() ? "" : field + ".";
        this.problems = problems;
        if (entered != null && !entered.isObject()) {
            var name = field.isEmpty() ? "body" : field;
            problems.add(new ConnectionProblem(name, "The value is no JSON object.", "Enter an object of fields."));
            this.object = null;
        } else {
            this.object = entered;
        }
    }

    FieldReader object(String name) {
        return new FieldReader(value(name), prefix + name, problems);
    }

    /** Lets a field be entered that somebody else reads. */
    void know(String name) {
        known.add(name);
    }

    /** Empty if it was not entered, or is null. */
    Optional<String> text(String name) {
        var value = value(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            wrong(name, "The value is no text.", "Enter a text, in quotation marks.");
            return Optional.empty();
        }
        return Optional.of(value.stringValue());
    }

    boolean flag(String name, boolean missing) {
        var value = value(name);
        if (value == null) {
            return missing;
        }
        if (!value.isBoolean()) {
            wrong(name, "The value is neither true nor false.", "Enter true or false.");
            return missing;
        }
        return value.booleanValue();
    }

    int number(String name, int missing, int least, int most) {
        var value = value(name);
        if (value == null) {
            return missing;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            wrong(
                    name,
                    "The value is no whole number from " + least + " to " + most + ".",
                    "Enter a number between these.");
            return missing;
        }
        return value.intValue();
    }

    <E extends Enum<E>> E choice(String name, E missing) {
        var value = value(name);
        if (value == null) {
            return missing;
        }
        var choices = missing.getDeclaringClass().getEnumConstants();
        for (var choice : choices) {
            if (value.isString() && choice.name().equals(value.stringValue())) {
                return choice;
            }
        }
        var offered = Arrays.stream(choices).map(Enum::name).collect(Collectors.joining(" or "));
        wrong(name, "The value is not one of the choices.", "Enter " + offered + ".");
        return missing;
    }

    Set<String> texts(String name, Set<String> missing) {
        var value = value(name);
        if (value == null) {
            return missing;
        }
        var texts = new LinkedHashSet<String>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.isString() ? item.stringValue().strip() : ""));
        }
        if (!value.isArray() || texts.stream().anyMatch(text -> text.isEmpty() || text.indexOf('\0') >= 0)) {
            wrong(name, "The value is no list of texts.", "Enter a list such as [\"lab@example.com\", \"kiosk\"].");
            return missing;
        }
        return texts;
    }

    Duration duration(String name, Duration missing, Duration most) {
        var value = value(name);
        if (value == null) {
            return missing;
        }
        try {
            var duration = Duration.parse(value.isString() ? value.stringValue() : "");
            if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        wrong(name, "The value is no duration of up to " + most + ".", "Enter one as ISO 8601 has it, such as PT24H.");
        return missing;
    }

    /** Refuses the fields that nobody asked for. */
    void refuseOthers() {
        if (object == null) {
            return;
        }
        for (var name : object.propertyNames()) {
            if (!known.contains(name)) {
                var cure = NearestName.of(name, known)
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Leave it out; there are " + String.join(", ", known) + ".");
                wrong(name, "There is no such field.", cure);
            }
        }
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        return object == null ? null : object.get(name);
    }

    private void wrong(String name, String message, String cure) {
        problems.add(new ConnectionProblem(prefix + name, message, cure));
    }
}
