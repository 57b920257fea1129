package dev.rollcall.host.platform;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.glpi.GlpiPlatform;
import dev.rollcall.host.asset.glpi.GlpiSettings;
import dev.rollcall.http.OutboundHttp;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** GLPI: links are rows of a table of its own, so what a plugin calls its link field names nothing there. */
final class GlpiKind implements PlatformKind {
    @Override
    public String id() {
        return "glpi";
    }

    @Override
    public String title() {
        return "GLPI";
    }

    @Override
    public String apiPath() {
        return "/apirest.php";
    }

    @Override
    public Set<String> own() {
        return Set.of("glpi");
    }

    @Override
    public int requestsPerMinute() {
        return GlpiSettings.REQUESTS_PER_MINUTE;
    }

    @Override
    public Map<SpecKey<?>, SpecField> specs() {
        return GlpiSettings.DEFAULT_SPECS;
    }

    @Override
    public Found<PlatformOpening> look(PlatformDraft entered, Optional<URI> host) {
        return GlpiRules.look(entered).map(Opening::new);
    }

    private record Opening(GlpiSettings settings) implements PlatformOpening {
        @Override
        public URI url() {
            return settings.url();
        }

        @Override
        public AssetPlatform open(OutboundHttp http, Supplier<Map<String, String>> linkFields)
                throws PlatformException {
            return GlpiPlatform.open(http, () -> settings);
        }
    }
}
