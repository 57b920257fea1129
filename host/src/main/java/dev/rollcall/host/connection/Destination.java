package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection leads.
 *
 * @param addresses everything that secrets may be sent to, one a line
 * @param tenant tells one tenant of the provider from another
 */
record Destination(String addresses, String tenant) {

    static Destination of(SourceSpec provider, Settings settings) {
        var address = normalised(provider.address(settings));
        var addresses = new TreeSet<String>();
        addresses.add(address);
        addresses.addAll(tokenAddresses(provider, settings));
        entered(provider, settings, true).forEach(addresses::add);
        var tenant = isOfOneTenant(provider, settings, URI.create(address))
                ? address
                : address + "\n" + String.join("\n", required(provider, settings));
        return new Destination(String.join("\n", addresses), tenant);
    }

    /** Scheme and host in lower case, no default port, no slash at the end. */
    static String normalised(URI address) {
        var uri = address.normalize();
        var scheme = lower(uri.getScheme());
        var host = host(uri);
        var isDefault = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        var path = Optional.ofNullable(uri.getRawPath()).orElse("").replaceFirst("/+$", "");
        return scheme + "://" + host + (isDefault ? "" : ":" + uri.getPort()) + path;
    }

    private static List<String> tokenAddresses(SourceSpec provider, Settings settings) {
        return provider.authentication(settings)
                .match(
                        fixed -> List.of(),
                        basic -> List.of(),
                        Authentication.Grant::tokenAddresses,
                        // A function of the plugin's may send the secrets wherever the settings say.
                        exchange -> entered(provider, settings, false).toList());
    }

    /** Whether the address is made of what was entered; else it is the same for every tenant of the provider. */
    private static boolean isOfOneTenant(SourceSpec provider, Settings settings, URI address) {
        var host = host(address);
        var segments = List.of(lower(address.getRawPath()).split("/", -1));
        return plain(provider)
                .filter(setting -> setting.kind() == Setting.Kind.TEXT || setting.kind() == Setting.Kind.URL)
                .flatMap(setting -> settings.optionalText(setting.key()).stream()
                        .filter(value -> !setting.defaultValue().equals(Optional.of(value)))
                        .map(value -> setting.kind() == Setting.Kind.URL ? host(URI.create(value)) : lower(value)))
                .anyMatch(value -> host.equals(value) || host.startsWith(value + ".") || segments.contains(value));
    }

    private static Stream<String> entered(SourceSpec provider, Settings settings, boolean urlsOnly) {
        return plain(provider)
                .filter(setting -> !urlsOnly || setting.kind() == Setting.Kind.URL)
                .flatMap(setting -> text(setting, settings).stream());
    }

    private static List<String> required(SourceSpec provider, Settings settings) {
        return plain(provider)
                .filter(Setting::isRequired)
                .flatMap(setting -> text(setting, settings).stream())
                .sorted()
                .toList();
    }

    private static Optional<String> text(Setting setting, Settings settings) {
        return settings.optionalText(setting.key())
                .map(value -> setting.key() + "="
                        + (setting.kind() == Setting.Kind.URL ? normalised(URI.create(value)) : value));
    }

    private static Stream<Setting> plain(SourceSpec provider) {
        return provider.settings().stream().filter(setting -> setting.kind() != Setting.Kind.SECRET);
    }

    /** Without the dot that may end a name. */
    private static String host(URI address) {
        return lower(address.getHost()).replaceFirst("\\.$", "");
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
