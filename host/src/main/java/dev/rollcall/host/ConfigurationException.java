package dev.rollcall.host;

import java.util.List;

/** The configuration can't be used. The lines are for people, each with a property's name and the cure. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    public ConfigurationException(List<String> lines) {
        super(String.join(" ", lines));
        this.lines = List.copyOf(lines);
    }

    /** Never empty. */
    public List<String> lines() {
        return lines;
    }
}
