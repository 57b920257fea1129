package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps requests from places that no MDM is at: what a cloud tells its machines, and this machine itself. Addresses
 * in private networks are allowed, because MDMs on premises live there.
 */
final class AddressGuard {
    /** Metadata services outside the link-local range: Alibaba, Oracle, Azure's wire server, AWS by IPv6. */
    private static final Set<InetAddress> METADATA = Set.of(
            literal(100, 100, 100, 200),
            literal(192, 0, 0, 192),
            literal(168, 63, 129, 16),
            literal(0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54));

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private final boolean allowInsecure;

    AddressGuard(boolean allowInsecure) {
        this.allowInsecure = allowInsecure;
    }

    /**
     * Looks at an address as it is written; {@link #allows} looks at what its name leads to.
     *
     * @throws SourceException of kind {@code SETTINGS} if it may not be called
     */
    void check(URI uri) throws SourceException {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && allowInsecure)) {
            throw new SourceException(
                    SourceException.Kind.SETTINGS,
                    "The address of " + uri.getHost() + " is not an https address.",
                    "Enter one that begins with https://, or set rollcall.http.allow-insecure for a trial.");
        }
        var host = uri.getHost();
        if (host == null || (isLiteral(host) && !allows(parsed(host)))) {
            throw refused(String.valueOf(host));
        }
    }

    static SourceException refused(String host) {
        return new SourceException(
                SourceException.Kind.SETTINGS,
                "The address " + host
                        + " is on this machine or one that clouds keep for themselves, and is not called.",
                "Enter the address of the MDM.");
    }

    /** Whether a connection may be made to it. */
    boolean allows(InetAddress address) {
        var real = unwrapped(address);
        if (real.isLinkLocalAddress() || real.isMulticastAddress() || METADATA.contains(real) || isBroadcast(real)) {
            return false;
        }
        return allowInsecure || !(real.isLoopbackAddress() || real.isAnyLocalAddress() || isThisNetwork(real));
    }

    /** The IPv4 address that is carried in an IPv6 one, if any: compatible, NAT64 and 6to4 (RFC 4291, 6052, 3056). */
    private static InetAddress unwrapped(InetAddress address) {
        if (!(address instanceof Inet6Address six) || six.isLoopbackAddress() || six.isAnyLocalAddress()) {
            return address;
        }
        var bytes = six.getAddress();
        if (six.isIPv4CompatibleAddress() || Arrays.equals(bytes, 0, 12, NAT64, 0, 12)) {
            return four(bytes, 12);
        }
        return bytes[0] == 0x20 && bytes[1] == 0x02 ? four(bytes, 2) : address;
    }

    private static InetAddress four(byte[] bytes, int from) {
        return literal(bytes[from] & 0xff, bytes[from + 1] & 0xff, bytes[from + 2] & 0xff, bytes[from + 3] & 0xff);
    }

    private static boolean isBroadcast(InetAddress address) {
        return address.equals(literal(255, 255, 255, 255));
    }

    private static boolean isThisNetwork(InetAddress address) {
        return address instanceof Inet4Address && address.getAddress()[0] == 0;
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    private static InetAddress parsed(String literal) throws SourceException {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw refused(literal);
        }
    }

    private static InetAddress literal(int... octets) {
        var bytes = new byte[octets.length];
        for (var i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
