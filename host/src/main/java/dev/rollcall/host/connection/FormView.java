package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.servlet.ModelAndView;

/** Puts a form about a connection into a page. */
final class FormView {
    /** The header of a request that asks for a part of a page. */
    static final String PARTIAL = "HX-Request";

    private static final Pattern REGION =
            Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*");
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> REGION.matcher(zone).matches())
            .sorted()
            .toList();

    private FormView() {}

    /**
     * Puts it in.
     *
     * @param connection empty as long as there is none
     * @param provider empty while its plugin is away
     */
    static void put(
            ModelAndView view,
            Optional<ConfiguredConnection> connection,
            Optional<SourceSpec> provider,
            FormValues values,
            FormProblems problems) {
        var isFixed = connection.filter(ConfiguredConnection::declared).isPresent();
        var kept = connection.map(ConfiguredConnection::secrets).orElse(Set.of());
        view.addObject("values", values);
        view.addObject("problems", problems);
        view.addObject("fixed", isFixed);
        view.addObject(
                "settings",
                provider.map(spec -> SettingField.of(spec, values, kept, isFixed))
                        .orElse(List.of()));
        view.addObject(
                "documentation", provider.flatMap(FormView::documentation).orElse(null));
        view.addObject("zones", ZONES);
        putFrame(view);
    }

    /** What belongs to a connection is part of the integrations. */
    static void putFrame(ModelAndView view) {
        view.addObject("section", "integrations");
    }

    static void putTimes(ModelAndView view, FormValues values, Optional<String> connectionId, Instant now) {
        view.addObject("next", NextTimes.of(values, connectionId, now));
    }

    /** Where an admin reads how to connect it; only what a browser may be led to. */
    static Optional<String> documentation(SourceSpec provider) {
        return Optional.of(provider.documentation()).filter(FormView::isWeb).map(URI::toString);
    }

    private static boolean isWeb(URI address) {
        var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http");
    }
}
