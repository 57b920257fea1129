package dev.rollcall.host.platform;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Tells whether two addresses are the same place. */
final class PlatformAddress {
    private PlatformAddress() {}

    /** In lower case up to the path, without a default port, a slash at the end, or the path of the API; empty of none. */
    static String normalised(String entered) {
        if (entered.isBlank()) {
            return "";
        }
        var uri = URI.create(entered.strip()).normalize();
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        var isDefault = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        var path = Optional.ofNullable(uri.getRawPath())
                .orElse("")
                .replaceFirst("/+$", "")
                .replaceFirst("/api/v1$", "");
        return scheme + "://" + host + (isDefault ? "" : ":" + uri.getPort()) + path;
    }
}
