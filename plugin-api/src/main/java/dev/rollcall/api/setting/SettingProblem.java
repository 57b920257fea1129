package dev.rollcall.api.setting;

import java.util.Objects;

/**
 * What is wrong with one setting, and what to enter. Names no value of a secret.
 *
 * @param key the setting's key
 * @param label the setting's label
 * @param message a sentence that says what is wrong
 * @param cure a sentence that says what to enter
 */
public record SettingProblem(String key, String label, String message, String cure) {
    public SettingProblem {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(cure, "cure");
    }

    @Override
    public String toString() {
        return key + " (" + label + "): " + message + " " + cure;
    }
}
