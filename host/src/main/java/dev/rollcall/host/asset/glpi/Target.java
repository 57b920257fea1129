package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.WriteMode;
import org.jspecify.annotations.Nullable;

/**
 * Where a spec is written.
 *
 * @param field of the plugin Fields; null for one of GLPI's own
 * @param column of the item; empty where {@link #place} is no column
 */
record Target(Place place, String column, @Nullable PluginField field, WriteMode mode) {
    /** What kind of place it is. */
    enum Place {
        OPERATING_SYSTEM,
        OPERATING_SYSTEM_VERSION,
        COLUMN,
        PLUGIN_FIELD
    }

    static Target ofPlugin(PluginField field, WriteMode mode) {
        return new Target(Place.PLUGIN_FIELD, field.key(), field, mode);
    }

    /** One of {@link GlpiSettings#OWN_FIELDS}, in small letters. */
    static Target ofOwn(String name, WriteMode mode) {
        return switch (name) {
            case GlpiSettings.OPERATING_SYSTEM -> new Target(Place.OPERATING_SYSTEM, "", null, mode);
            case GlpiSettings.OPERATING_SYSTEM_VERSION -> new Target(Place.OPERATING_SYSTEM_VERSION, "", null, mode);
            default -> new Target(Place.COLUMN, name, null, mode);
        };
    }

    boolean isOfOperatingSystem() {
        return place == Place.OPERATING_SYSTEM || place == Place.OPERATING_SYSTEM_VERSION;
    }

    boolean isColumn() {
        return place == Place.COLUMN;
    }

    boolean isFlag() {
        return field != null && field.isFlag();
    }

    boolean isNumber() {
        return field != null && field.isNumber();
    }
}
