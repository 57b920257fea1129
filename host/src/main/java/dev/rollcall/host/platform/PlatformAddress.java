package dev.rollcall.host.platform;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where assets are: a product at an address. As text it is the address alone for the usual product, as it was before
 * there was another, and has the kind before it for any other. Equal texts are the same place.
 */
final class PlatformAddress {
    private PlatformAddress() {}

    /**
     * In lower case up to the path, without a default port, a slash at the end, or the path of the API; empty of none.
     *
     * @throws IllegalArgumentException if it is no address
     */
    static String of(PlatformKind kind, String entered) {
        if (entered.isBlank()) {
            return "";
        }
        var uri = URI.create(entered.strip()).normalize();
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        var isDefault = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        var path = withoutEnd(Optional.ofNullable(uri.getRawPath()).orElse("").replaceFirst("/+$", ""), kind.apiPath());
        var address = scheme + "://" + host + (isDefault ? "" : ":" + uri.getPort()) + path;
        return kind.equals(PlatformKinds.USUAL) ? address : kind.id() + " " + address;
    }

    /** The kind of the product there. */
    static PlatformKind kind(String place) {
        return place.contains(" ") ? PlatformKinds.meant(place.split(" ", 2)[0]) : PlatformKinds.USUAL;
    }

    /** For people. */
    static String shown(String place) {
        return place.contains(" ") ? place.split(" ", 2)[1] + " (" + kind(place).title() + ")" : place;
    }

    private static String withoutEnd(String path, String end) {
        return path.endsWith(end) ? path.substring(0, path.length() - end.length()) : path;
    }
}
