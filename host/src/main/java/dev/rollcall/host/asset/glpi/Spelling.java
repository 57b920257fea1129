package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Specs;
import java.util.HashMap;
import java.util.Set;

/**
 * Specs as GLPI's fields hold them: memory in GB of 2^30 bytes and storage in GB of 10^9, as they are sold, with the unit
 * in a text field and without it in a number; 1 and 0 in a yes/no field, Yes and No in others.
 */
final class Spelling {
    private static final long BINARY_GIGA = 1L << 30;
    private static final long DECIMAL_GIGA = 1_000_000_000L;
    /** As long as a column of names is; GLPI cuts the rest off [rec 04-put-too-long-name]. */
    private static final int LONGEST = 255;

    /** What no field holds and assets are made with. */
    private static final Set<SpecKey<?>> OF_MODELS = Set.of(
            StandardSpecs.MODEL,
            StandardSpecs.MODEL_IDENTIFIER,
            StandardSpecs.MANUFACTURER,
            StandardSpecs.ASSET_TAG,
            // By which phones are told from computers.
            StandardSpecs.OS);

    private final Scheme scheme;

    Spelling(Scheme scheme) {
        this.scheme = scheme;
    }

    Specs of(Device device) {
        var texts = new HashMap<SpecKey<?>, String>();
        device.specs().forEach((key, value) -> {
            if (scheme.specs().containsKey(key) || OF_MODELS.contains(key)) {
                texts.put(key, text(key, value));
            }
        });
        return scheme.pool().of(texts);
    }

    private String text(SpecKey<?> key, Object value) {
        var target = scheme.specs().get(key);
        if (value instanceof Boolean flag) {
            return flag(flag, target != null && target.isFlag());
        }
        if (value instanceof Long number && key.unit().equals("byte")) {
            var giga = key.equals(StandardSpecs.MEMORY) ? BINARY_GIGA : DECIMAL_GIGA;
            var rounded = Long.toString(Math.max(1, Math.round((double) number / giga)));
            return target != null && target.isNumber() ? rounded : rounded + " GB";
        }
        var text = value.toString().strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST).strip() : text;
    }

    private static String flag(boolean flag, boolean isFlagField) {
        if (isFlagField) {
            return flag ? "1" : "0";
        }
        return flag ? "Yes" : "No";
    }
}
