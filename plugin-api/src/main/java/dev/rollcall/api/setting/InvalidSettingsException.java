package dev.rollcall.api.setting;

import java.util.List;
import java.util.stream.Collectors;

/** The settings can't be used; every problem is named, not only the first. */
public final class InvalidSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    public InvalidSettingsException(List<SettingProblem> problems) {
        super(problems.stream().map(SettingProblem::toString).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the settings; never empty. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
