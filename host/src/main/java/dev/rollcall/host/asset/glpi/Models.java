package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.glpi.GlpiSettings.Creation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a model and a manufacturer for a new asset, or makes them. GLPI keeps names of neither unique (recordings
 * {@code 02-create-computermodel-duplicate}, {@code 02-create-manufacturer-duplicate}).
 */
final class Models {
    private static final String MANUFACTURER = "Manufacturer";

    private final Dropdowns dropdowns;
    private final Creation creation;

    Models(Dropdowns dropdowns, Creation creation) {
        this.dropdowns = dropdowns;
        this.creation = creation;
    }

    /**
     * The columns of an asset of that type that say what it is.
     *
     * @param specs with the model's name, number and manufacturer, as far as they are known
     * @throws PlatformException of kind {@code REJECTED} if there is no such model and none is to be made
     */
    Map<String, Long> columns(ItemType type, Specs specs) throws PlatformException, InterruptedException {
        var number = text(specs, StandardSpecs.MODEL_IDENTIFIER);
        var reported = text(specs, StandardSpecs.MODEL);
        var name = reported.isEmpty() ? number : reported;
        if (name.isEmpty()) {
            throw refused("The MDM reports no model to make an asset with.", "Make the asset by hand.");
        }
        var columns = new HashMap<String, Long>();
        columns.put(type.modelColumn(), model(type, name, number));
        manufacturer(text(specs, StandardSpecs.MANUFACTURER)).ifPresent(id -> columns.put("manufacturers_id", id));
        return columns;
    }

    private long model(ItemType type, String name, String number) throws PlatformException, InterruptedException {
        var present = dropdowns.find(type.modelType(), name);
        if (present.isPresent()) {
            return present.get();
        }
        if (!creation.models()) {
            throw refused(
                    "GLPI has no " + type.modelType() + " " + GlpiText.quoted(name) + ", and none is to be made.",
                    "Make the model in GLPI, or switch the making of models on in the platform's settings.");
        }
        var more = number.isEmpty() ? Map.<String, String>of() : Map.of("product_number", number);
        return dropdowns.findOrMake(type.modelType(), name, more);
    }

    /** Without one the asset is made all the same, unless manufacturers are made. */
    private Optional<Long> manufacturer(String name) throws PlatformException, InterruptedException {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return creation.models()
                ? Optional.of(dropdowns.findOrMake(MANUFACTURER, name, Map.of()))
                : dropdowns.find(MANUFACTURER, name);
    }

    private static String text(Specs specs, SpecKey<String> key) {
        return specs.text(key).orElse("").strip();
    }

    private static PlatformException refused(String happened, String cure) {
        return new PlatformException(FailureKind.REJECTED, happened, cure);
    }
}
