package dev.rollcall.host.reconcile;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** R3: serials are compared normalised, and a placeholder is no serial. Immutable; safe to share between threads. */
public final class Serials {
    /** What firmware says where nobody entered a serial; the list may be replaced by another one. */
    public static final List<String> PLACEHOLDERS = List.of(
            "0",
            "00000000",
            "0123456789",
            "123456789",
            "1234567890",
            "Chassis Serial Number",
            "Default string",
            "Empty",
            "INVALID",
            "N/A",
            "NA",
            "None",
            "Not Applicable",
            "Not Available",
            "Not Specified",
            "Null",
            "OEM",
            "Serial Number",
            "System Serial Number",
            "To be filled by O.E.M.",
            "To be filled by O.E.M",
            "Undefined",
            "Unknown",
            "XXXXXXXX",
            "-");

    private final Set<String> placeholders;

    public Serials(Collection<String> placeholders) {
        var normalised = new HashSet<String>();
        placeholders.forEach(text -> normalised.add(compact(text)));
        this.placeholders = Set.copyOf(normalised);
    }

    /** The serials of a host that was told of no other placeholders. */
    public static Serials usual() {
        return new Serials(PLACEHOLDERS);
    }

    /**
     * The serial as it is compared: no white space, upper case.
     *
     * @param serial as someone spells it
     * @return null if it is empty or a placeholder: such a serial is unusable and matches nothing
     */
    public @Nullable String normalise(@Nullable String serial) {
        if (serial == null) {
            return null;
        }
        var text = isCompact(serial) ? serial : compact(serial);
        return text.isEmpty() || placeholders.contains(text) ? null : text;
    }

    /** Whether the text is its own normal form, which nearly all are: they cost no new text. */
    private static boolean isCompact(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c <= ' ' || (c >= 'a' && c <= 'z') || c >= '\u007f') {
                return false;
            }
        }
        return true;
    }

    private static String compact(String text) {
        var compact = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c)) {
                compact.append(c);
            }
        }
        return compact.toString().toUpperCase(Locale.ROOT);
    }
}
