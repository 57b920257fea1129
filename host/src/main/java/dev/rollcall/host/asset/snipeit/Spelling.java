package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.SpecsPool;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Specs as Snipe-IT's fields hold them: memory in GB of 2^30 bytes and storage in GB of 10^9, as they are sold, with the
 * unit in a text field and without it in a numeric one; 1 and 0 in a BOOLEAN field, Yes and No in others.
 */
final class Spelling {
    private static final long BINARY_GIGA = 1L << 30;
    private static final long DECIMAL_GIGA = 1_000_000_000L;

    /** What no field holds and assets are made with. */
    private static final Set<SpecKey<?>> OF_MODELS = Set.of(
            StandardSpecs.MODEL, StandardSpecs.MODEL_IDENTIFIER, StandardSpecs.MANUFACTURER, StandardSpecs.ASSET_TAG);

    private final Map<SpecKey<?>, Scheme.Target> targets;
    private final SpecKey<?> modelNumber;
    private final Optional<URI> host;
    private final SpecsPool pool;

    /** With what a scheme has fields for. */
    Spelling(Scheme scheme, SnipeItSettings settings) {
        this.targets = scheme.specs();
        this.modelNumber = settings.creation().modelNumber();
        this.host = settings.host();
        this.pool = scheme.pool();
    }

    Specs of(Device device) {
        var texts = new HashMap<SpecKey<?>, String>();
        device.specs().forEach((key, value) -> {
            if (isUsed(key)) {
                texts.put(key, text(key, value));
            }
        });
        if (host.isPresent() && targets.containsKey(SnipeItSettings.SYNC_PAGE)) {
            device.serial().ifPresent(serial -> texts.put(SnipeItSettings.SYNC_PAGE, page(host.get(), serial)));
        }
        return pool.of(texts);
    }

    /** With the serial in one spelling, so that two MDMs do not write it to and fro. */
    private static String page(URI host, String serial) {
        return host + "/sync?serial=" + URLEncoder.encode(SnipeItText.serial(serial), StandardCharsets.UTF_8);
    }

    /** A device's name and the like, which no field holds, would weigh a tenth of a run of a million devices. */
    private boolean isUsed(SpecKey<?> key) {
        return targets.containsKey(key) || OF_MODELS.contains(key) || key.equals(modelNumber);
    }

    private String text(SpecKey<?> key, Object value) {
        var target = targets.get(key);
        var field = target == null ? null : target.field();
        if (value instanceof Boolean flag) {
            return flag(flag, field);
        }
        if (value instanceof Long number && key.unit().equals("byte")) {
            var giga = key.equals(StandardSpecs.MEMORY) ? BINARY_GIGA : DECIMAL_GIGA;
            var rounded = Long.toString(Math.max(1, Math.round((double) number / giga)));
            return field != null && field.isNumber() ? rounded : rounded + " GB";
        }
        return value.toString().strip();
    }

    private static String flag(boolean flag, @Nullable CustomField field) {
        if (field != null && field.isFlag()) {
            return flag ? "1" : "0";
        }
        return flag ? "Yes" : "No";
    }
}
