package dev.rollcall.host.web;

import dev.rollcall.api.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves whose a message is and that it is new, as Standard Webhooks (standardwebhooks.com) has it: an HMAC-SHA256 of id,
 * time and body. Rollcall's own messages are signed so, and those that it is sent.
 */
public final class Signature {
    /** The header with the message's id. */
    public static final String ID = "webhook-id";
    /** The header with when it was sent, in seconds since 1970. */
    public static final String TIME = "webhook-timestamp";
    /** The header with its signatures, each after its version, separated by blanks. */
    public static final String SIGNATURES = "webhook-signature";

    private static final String VERSION = "v1,";
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final SecretKeySpec key;

    private Signature(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * With a secret that both sides know.
     *
     * @param secret {@code whsec_} and 24 to 64 bytes in base64
     * @throws IllegalArgumentException if it is none; the message does not quote it
     */
    public static Signature of(Secret secret) {
        var text = secret.reveal().strip();
        var bytes = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException(
                    "The secret is not " + PREFIX + " and " + SHORTEST + " to " + LONGEST + " bytes in base64.");
        }
        return new Signature(new SecretKeySpec(bytes, ALGORITHM));
    }

    /** The headers that go with a body. */
    public Map<String, String> headers(String id, Instant at, byte[] body) {
        var time = Long.toString(at.getEpochSecond());
        var headers = new LinkedHashMap<String, String>();
        headers.put(ID, id);
        headers.put(TIME, time);
        headers.put(SIGNATURES, VERSION + Base64.getEncoder().encodeToString(mac(id + "." + time + ".", body)));
        return headers;
    }

    /**
     * Whether one of a message's signatures is made with this secret; a sender that changes its secret sends several.
     *
     * @param time as the header has it
     * @param signatures as the header has them
     */
    public boolean isAmong(String signatures, String id, String time, byte[] body) {
        var wanted = mac(id + "." + time + ".", body);
        var isFound = false;
        for (var one : signatures.split(" ", -1)) {
            // All are compared, so that the time it takes tells nothing.
            isFound |=
                    one.startsWith(VERSION) && MessageDigest.isEqual(wanted, decoded(one.substring(VERSION.length())));
        }
        return isFound;
    }

    private byte[] mac(String start, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(start.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
