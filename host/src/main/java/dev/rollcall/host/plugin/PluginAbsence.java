package dev.rollcall.host.plugin;

/**
 * Why no plugin supplies a provider.
 *
 * @param happened a sentence
 * @param cure what to do, a sentence
 */
public record PluginAbsence(String happened, String cure) {
    @Override
    public String toString() {
        return happened + " " + cure;
    }
}
