package dev.rollcall.host.asset;

import java.util.Map;
import java.util.Optional;

/**
 * An asset that is to be made (R13).
 *
 * @param serial the vendor's text, usable
 * @param status what it gets
 * @param links by provider, the source id
 * @param specs everything reported, model included, in the platform's spelling
 * @param holder who gets it; empty for nobody
 * @param why for the platform's history
 */
public record NewAsset(
        String serial,
        AssetStatus status,
        Map<String, String> links,
        Specs specs,
        Optional<Holder.Person> holder,
        Provenance why) {
    public NewAsset {
        links = Map.copyOf(links);
        if (serial.isBlank()) {
            throw new IllegalArgumentException("No asset is made without a serial. Leave the device out.");
        }
    }
}
