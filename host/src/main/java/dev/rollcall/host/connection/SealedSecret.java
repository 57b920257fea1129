package dev.rollcall.host.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A secret as it is stored: encrypted with AES-256-GCM under a random nonce, and bound to its connection and setting,
 * so that it can't be read in the place of another.
 *
 * @param connection the connection's id, or another name for what is no connection
 * @param key of the setting
 * @param keyId of the key it is encrypted with
 * @param ciphertext in base64, the nonce first
 */
public record SealedSecret(String connection, String key, String keyId, String ciphertext) {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Encrypted with the key that new secrets are encrypted with. */
    public static SealedSecret of(SecretKeys keys, String connection, String key, String secret) {
        return of(keys.current(), connection, key, secret);
    }

    /** The secret; empty if its key is not at hand, or it was tampered with or moved here. */
    public Optional<String> open(SecretKeys keys) {
        return keys.withId(keyId).flatMap(this::open);
    }

    static SealedSecret of(DataKey dataKey, String connection, String key, String secret) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, dataKey, nonce, connection, key)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            var all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed);
            return new SealedSecret(
                    connection, key, dataKey.id(), Base64.getEncoder().encodeToString(all.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The secret; empty if the key is not the right one, or the ciphertext was tampered with or moved here. */
    Optional<String> open(DataKey dataKey) {
        try {
            var all = Base64.getDecoder().decode(ciphertext);
            if (all.length < NONCE) {
                return Optional.empty();
            }
            var nonce = ByteBuffer.wrap(all, 0, NONCE);
            var opened = cipher(Cipher.DECRYPT_MODE, dataKey, bytes(nonce), connection, key)
                    .doFinal(all, NONCE, all.length - NONCE);
            return Optional.of(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static Cipher cipher(int mode, DataKey dataKey, byte[] nonce, String connection, String key)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, dataKey.spec(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("rollcall\0" + connection + "\0" + key).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
