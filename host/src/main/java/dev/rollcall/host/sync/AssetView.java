package dev.rollcall.host.sync;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.StatusRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An asset as the API shows it. */
@Schema(name = "Asset", description = "A record of the platform, as it was.")
record AssetView(
        @Schema(description = "The platform's id.") String id,

        @Schema(description = "What people know it by: the asset tag.")
        String label,

        @Nullable String serial,
        StatusView status,
        HolderView holder,

        @Schema(description = "By provider, the device id in its link field.")
        Map<String, String> links,

        @Schema(description = "The active order on it; absent if there is none.") @Nullable
        String order,

        @Schema(description = "The mapped fields of the asset, by spec.")
        Map<String, String> specs,

        @Schema(description = "What the platform keeps on the asset's model, by spec.")
        Map<String, String> model) {

    static AssetView of(Asset asset) {
        return new AssetView(
                asset.id(),
                asset.label(),
                asset.serial(),
                StatusView.of(asset.status()),
                HolderView.of(asset.holder()),
                new TreeMap<>(asset.links()),
                asset.order().orElse(null),
                texts(asset.specs().asMap()),
                texts(asset.model().asMap()));
    }

    static Map<String, String> texts(Map<SpecKey<?>, String> specs) {
        var texts = new TreeMap<String, String>();
        specs.forEach((key, text) -> texts.put(key.name(), text));
        return texts;
    }

    /** A status of the platform. */
    @Schema(name = "Status")
    record StatusView(
            String id,
            String name,

            @Schema(description = "What it means to the rules.")
            StatusRole role) {
        static StatusView of(AssetStatus status) {
            return new StatusView(status.id(), status.name(), status.role());
        }
    }

    /** What is to be different about an asset. */
    @Schema(name = "Edit", description = "What is to be different about an asset; what is left out stays.")
    record EditView(
            @Nullable StatusView status,
            @Nullable HolderView holder,

            @Schema(description = "By provider, the new device id; an empty text clears the link.") @Nullable
            Map<String, String> links,

            @Nullable Map<String, String> specs,
            @Nullable Map<String, String> model,
            @Nullable String serial) {
        static EditView of(AssetEdit edit) {
            return new EditView(
                    edit.status().map(StatusView::of).orElse(null),
                    edit.holder().map(HolderView::of).orElse(null),
                    orNull(new TreeMap<>(edit.links())),
                    orNull(texts(edit.specs())),
                    orNull(texts(edit.model())),
                    edit.serial().orElse(null));
        }

        private static @Nullable Map<String, String> orNull(Map<String, String> texts) {
            return texts.isEmpty() ? null : texts;
        }
    }
}
