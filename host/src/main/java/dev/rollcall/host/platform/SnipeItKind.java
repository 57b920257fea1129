package dev.rollcall.host.platform;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.snipeit.SnipeItPlatform;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.http.OutboundHttp;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Snipe-IT: a link field is a custom field, named as the plugin suggests if nobody says otherwise. */
final class SnipeItKind implements PlatformKind {
    @Override
    public String id() {
        return "snipe-it";
    }

    @Override
    public String title() {
        return "Snipe-IT";
    }

    @Override
    public String apiPath() {
        return "/api/v1";
    }

    @Override
    public Set<String> own() {
        return Set.of("order", "creation", "syncPageField");
    }

    @Override
    public int requestsPerMinute() {
        return SnipeItSettings.REQUESTS_PER_MINUTE;
    }

    @Override
    public Map<SpecKey<?>, SpecField> specs() {
        return SnipeItSettings.DEFAULT_SPECS;
    }

    @Override
    public Found<PlatformOpening> look(PlatformDraft entered, Optional<URI> host) {
        return SnipeItRules.look(entered, host).map(Opening::new);
    }

    private record Opening(SnipeItSettings settings) implements PlatformOpening {
        @Override
        public URI url() {
            return settings.url();
        }

        @Override
        public AssetPlatform open(OutboundHttp http, Supplier<Map<String, String>> linkFields)
                throws PlatformException {
            return SnipeItPlatform.open(http, () -> present(linkFields.get()));
        }

        /** What is configured wins over what a plugin says. */
        private SnipeItSettings present(Map<String, String> usual) {
            var fields = new HashMap<>(usual);
            fields.putAll(settings.linkFields());
            return settings.withLinkFields(fields);
        }
    }
}
