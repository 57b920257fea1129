package dev.rollcall.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** JSON between systems is UTF-8 (RFC 8259, 8.1); not every system has heard of it. */
final class Utf8 {
    private static final Pattern CHARSET = Pattern.compile("(?i).*;\\s*charset\\s*=\\s*\"?([^\";\\s]+).*");

    private Utf8() {}

    /** The body in UTF-8, without a byte order mark, so that offsets in it count bytes from its start. */
    static byte[] of(RawAnswer answer) {
        var declared = answer.header("Content-Type")
                .map(CHARSET::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> charset(matcher.group(1)))
                .orElse(StandardCharsets.UTF_8);
        var body = answer.body();
        if (!declared.equals(StandardCharsets.UTF_8) && !declared.equals(StandardCharsets.US_ASCII)) {
            return new String(body, declared).getBytes(StandardCharsets.UTF_8);
        }
        var marked = body.length > 2 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
        return marked ? Arrays.copyOfRange(body, 3, body.length) : body;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
