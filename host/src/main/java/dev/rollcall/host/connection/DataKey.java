package dev.rollcall.host.connection;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/** A key of AES-256. */
final class DataKey {
    private static final int LENGTH = 32;
    private static final int ID_LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;
    private final String id;

    private DataKey(byte[] bytes) {
        this.bytes = bytes.clone();
        this.id = digest(bytes);
    }

    static DataKey random() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new DataKey(bytes);
    }

    /**
     * From its text.
     *
     * @param origin where the text comes from, for the message
     * @throws IllegalArgumentException if it is no base64 of 32 bytes
     */
    static DataKey of(String base64, String origin) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == LENGTH) {
                return new DataKey(bytes);
            }
        } catch (IllegalArgumentException e) {
            // Said below; the exception quotes a character of the key.
        }
        throw new IllegalArgumentException("The key in " + origin + " is not 32 bytes in base64."
                + " Make one with `openssl rand -base64 32`, or correct it; another key can't read the secrets.");
    }

    /** Which key it is, without a hint at the key. */
    String id() {
        return id;
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    SecretKeySpec spec() {
        return new SecretKeySpec(bytes, "AES");
    }

    private static String digest(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("rollcall key id".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes), 0, ID_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
