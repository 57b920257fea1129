package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.SourceRequest.Parameter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the addresses of a connection's requests, none of which leads to another host. */
final class Addresses {
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    /** What may stand in a path or query as it is (RFC 3986, 3.3 and 3.4). */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/?";

    private static final String UNRESERVED = "-._~";

    private static final String HEX = "0123456789ABCDEF";

    private final URI base;

    Addresses(URI base) {
        this.base = base;
    }

    URI base() {
        return base;
    }

    /**
     * The address of a request.
     *
     * @param target a path, or an absolute address on the connection's host
     * @throws SourceException of kind {@code SETTINGS} for an address elsewhere
     */
    URI resolve(String target, List<Parameter> parameters) throws SourceException {
        return withQuery(ABSOLUTE.matcher(target).matches() ? pinned(target) : onBase(target), parameters);
    }

    /** An address that a plugin declares, which may be on another host. */
    URI declared(String target) throws SourceException {
        return ABSOLUTE.matcher(target).matches() ? parsed(encoded(target)) : onBase(target);
    }

    boolean isOnBase(URI uri) {
        return same(uri.getScheme(), base.getScheme())
                && same(uri.getHost(), base.getHost())
                && port(uri) == port(base);
    }

    /** Host and path: what may be said of an address in a message. */
    static String spoken(URI uri) {
        var path = uri.getRawPath();
        return uri.getHost() + (path == null || path.isEmpty() ? "/" : path);
    }

    /** Encoded so that it can stand in a query or a form. */
    static String parameter(String value) {
        return percent(value, UNRESERVED);
    }

    private URI onBase(String path) throws SourceException {
        var root = base.toString().replaceAll("/+$", "");
        return parsed(root + (path.startsWith("/") || path.startsWith("?") ? "" : "/") + encoded(path));
    }

    private URI pinned(String link) throws SourceException {
        var uri = parsed(encoded(link.replaceAll("#.*$", "")));
        if (!isOnBase(uri) || uri.getRawUserInfo() != null) {
            throw new SourceException(
                    SourceException.Kind.SETTINGS,
                    "An answer of " + base.getHost() + " leads to another address, " + origin(uri)
                            + ", which is not followed.",
                    "Enter the address that the MDM itself uses for its links, or correct the address it thinks it has.");
        }
        return uri;
    }

    private URI withQuery(URI uri, List<Parameter> parameters) throws SourceException {
        if (parameters.isEmpty()) {
            return uri;
        }
        var text = new StringBuilder(uri.toString());
        var separator = uri.getRawQuery() == null ? '?' : '&';
        for (var parameter : parameters) {
            text.append(separator)
                    .append(parameter(parameter.name()))
                    .append('=')
                    .append(parameter(parameter.value()));
            separator = '&';
        }
        return parsed(text.toString());
    }

    private URI parsed(String text) throws SourceException {
        try {
            var uri = URI.create(text);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Its message repeats the address, which may hold a secret.
        }
        throw new SourceException(
                SourceException.Kind.SETTINGS,
                "A request to " + base.getHost() + " has an address that is none.",
                "Check the connection's address; if it is right, report this to the maker of the plugin.");
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equalsIgnoreCase(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "http".equals(uri.getScheme().toLowerCase(Locale.ROOT)) ? 80 : 443;
    }

    private static String encoded(String path) {
        return percent(path, PLAIN + "%[]").replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }

    private static String percent(String value, String plain) {
        var text = new StringBuilder(value.length() + 16);
        for (var octet : value.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xff);
            if (character < 128 && (Character.isLetterOrDigit(character) || plain.indexOf(character) >= 0)) {
                text.append(character);
                continue;
            }
            text.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 0xf));
        }
        return text.toString();
    }
}
