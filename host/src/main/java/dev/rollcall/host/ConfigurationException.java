package dev.rollcall.host;

import java.util.List;
import java.util.function.Supplier;

/** The configuration can't be used. The lines are for people, each with a property's name and the cure. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    public ConfigurationException(List<String> lines) {
        super(String.join(" ", lines));
        this.lines = List.copyOf(lines);
    }

    /**
     * What is made of a configured value.
     *
     * @param making throws an {@link IllegalArgumentException} with a line for people if the value can't be used
     * @throws ConfigurationException with that line
     */
    static <T> T checked(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Never empty. */
    public List<String> lines() {
        return lines;
    }
}
