package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ComparedDevice;
import dev.rollcall.host.journal.ComparedDevices.Position;
import dev.rollcall.host.web.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A place in a list of devices as addresses hold it: nobody has to read it, or to write one. */
final class DevicePosition {
    private static final char BETWEEN = '\n';

    private DevicePosition() {}

    /** Right after that device. */
    static String after(ComparedDevice device) {
        var text = device.sortKey().replace(BETWEEN, ' ') + BETWEEN + device.sourceId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The beginning where nothing is given. */
    static Position of(@Nullable String text) {
        var given = RunQuery.given(text);
        if (given.isEmpty()) {
            return Position.FIRST;
        }
        try {
            var plain = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(given.get())))
                    .toString();
            var between = plain.indexOf(BETWEEN);
            if (between >= 0 && plain.indexOf('\0') < 0) {
                return new Position(plain.substring(0, between), plain.substring(between + 1));
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static ProblemException unusable() {
        return ProblemException.invalid(
                "after",
                "The value is no place in this list.",
                "Follow 'next' of an answer, or leave it out for the beginning.");
    }
}
