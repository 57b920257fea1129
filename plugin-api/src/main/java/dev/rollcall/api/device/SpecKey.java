package dev.rollcall.api.device;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of one fact about a device: what it means, its type and its unit. The keys that every provider shares are
 * the constants of {@link StandardSpecs}; a vendor may make further ones, qualified with the provider's id
 * ({@code kandji.blueprint}).
 *
 * <p>A key also knows which values say nothing: blank texts, and numbers that are not above zero (an MDM sends 0 or -1
 * for "unknown"). Such a value is <em>not reported</em>; it never blanks what the platform holds (R10).
 *
 * @param <T> the type of the value: {@link String}, {@link Long} or {@link Boolean}
 */
public final class SpecKey<T> {
    private final String name;
    private final String label;
    private final String unit;
    private final Class<T> type;

    private SpecKey(String name, String label, String unit, Class<T> type) {
        this.name = requireName(name);
        this.label = Objects.requireNonNull(label, "label");
        this.unit = Objects.requireNonNull(unit, "unit");
        this.type = type;
    }

    /**
     * A text, trimmed when it is reported.
     *
     * @param name letters, digits, dots and hyphens; unique
     * @param label what a person reads
     */
    public static SpecKey<String> text(String name, String label) {
        return new SpecKey<>(name, label, "", String.class);
    }

    /**
     * A count or an amount above zero.
     *
     * @param unit of the number, such as {@code byte}; empty for a plain count
     */
    public static SpecKey<Long> number(String name, String label, String unit) {
        return new SpecKey<>(name, label, unit, Long.class);
    }

    /** A yes or no. */
    public static SpecKey<Boolean> flag(String name, String label) {
        return new SpecKey<>(name, label, "", Boolean.class);
    }

    public String name() {
        return name;
    }

    public String label() {
        return label;
    }

    /** The unit of a number; empty where there is none. */
    public String unit() {
        return unit;
    }

    public Class<T> type() {
        return type;
    }

    /**
     * The value as it is kept, or empty where it says nothing.
     *
     * @param value as the MDM sent it; null if it sent none
     */
    public Optional<T> meaningful(@Nullable T value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            var trimmed = text.strip();
            return trimmed.isEmpty() ? Optional.empty() : Optional.of(type.cast(trimmed));
        }
        if (value instanceof Long number && number <= 0) {
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** Two keys are the same if they have the same name and type. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SpecKey<?> key && key.name.equals(name) && key.type.equals(type);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    private static String requireName(String name) {
        if (!name.matches("[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "The spec key '" + name + "' is not a name. Use letters, digits, dots and hyphens.");
        }
        return name;
    }
}
