package dev.rollcall.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** This contract itself. */
public final class PluginApi {
    private PluginApi() {}

    /** The version that a plugin's {@code Plugin-Requires} is compared with: three numbers, as {@code 1.4.0}. */
    public static String version() {
        var properties = new Properties();
        try (var file = PluginApi.class.getResourceAsStream("plugin-api.properties")) {
            if (file == null) {
                throw new IllegalStateException("plugin-api.properties is missing from the plugin-api jar.");
            }
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version").replace("-SNAPSHOT", "");
    }
}
