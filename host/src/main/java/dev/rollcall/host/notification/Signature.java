package dev.rollcall.host.notification;

import dev.rollcall.api.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to a receiver that a message is Rollcall's and new, as Standard Webhooks (standardwebhooks.com) has it: an
 * HMAC-SHA256 of id, time and body.
 */
public final class Signature {
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
    Map<String, String> headers(String id, Instant at, byte[] body) {
        var time = Long.toString(at.getEpochSecond());
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", time);
        headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac(id + "." + time + ".", body)));
        return headers;
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
