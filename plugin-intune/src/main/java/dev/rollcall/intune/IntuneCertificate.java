package dev.rollcall.intune;

import dev.rollcall.api.setting.Secret;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** The private key with which the app registration proves itself, and the certificate that belongs to it. */
final class IntuneCertificate {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final X509Certificate certificate;
    private final RSAPrivateKey key;

    private IntuneCertificate(X509Certificate certificate, RSAPrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * Reads a text with both in PEM, in any order; of several certificates the one that belongs to the key counts.
     *
     * @throws UnusableException saying what is wrong with the text, without any of it
     */
    static IntuneCertificate of(Secret pem) throws UnusableException {
        var blocks = blocks(pem);
        var key = key(blocks);
        for (var block : blocks) {
            if (block.label.equals(CERTIFICATE)) {
                var certificate = certificate(block);
                if (certificate.getPublicKey() instanceof RSAPublicKey known
                        && known.getModulus().equals(key.getModulus())) {
                    return new IntuneCertificate(certificate, key);
                }
            }
        }
        throw blocks.stream().anyMatch(block -> block.label.equals(CERTIFICATE))
                ? new UnusableException(
                        "The certificate does not belong to the private key.",
                        "Enter the key and the certificate that were made together.")
                : new UnusableException(
                        "There is no certificate beside the private key.",
                        "Append the certificate, from BEGIN CERTIFICATE to END CERTIFICATE.");
    }

    /** The certificate in PEM. */
    String pem() throws GeneralSecurityException {
        return pem(CERTIFICATE, certificate.getEncoded());
    }

    /** The private key as PKCS #8 in PEM. */
    Secret privateKey() {
        return Secret.of(pem(PRIVATE_KEY, key.getEncoded()));
    }

    /** From when on Microsoft does not take it any more. */
    Instant end() {
        return certificate.getNotAfter().toInstant();
    }

    /** Taken from a variable of the environment, a text may have its line ends escaped. */
    private static List<Block> blocks(Secret pem) {
        var found = BLOCK.matcher(pem.reveal().replace("\\n", "\n"));
        var blocks = new ArrayList<Block>();
        while (found.find()) {
            blocks.add(new Block(found.group(1), found.group(2)));
        }
        return blocks;
    }

    private static RSAPrivateKey key(List<Block> blocks) throws UnusableException {
        for (var block : blocks) {
            if (block.label.equals(PRIVATE_KEY)) {
                return key(block);
            }
        }
        throw blocks.stream().anyMatch(block -> block.label.endsWith(PRIVATE_KEY))
                ? new UnusableException(
                        "The private key is encrypted or of an older form.",
                        "Convert it with: openssl pkcs8 -topk8 -nocrypt -in key.pem -out pkcs8.pem")
                : new UnusableException(
                        "There is no private key in PEM.",
                        "Enter one text with both: BEGIN PRIVATE KEY to END PRIVATE KEY, and BEGIN CERTIFICATE to END"
                                + " CERTIFICATE.");
    }

    private static RSAPrivateKey key(Block block) throws UnusableException {
        try {
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(block.bytes()));
            return (RSAPrivateKey) key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableException(
                    "The private key is no RSA key, or not whole.",
                    "Make an RSA key of 2048 bits or more, and enter all of it.");
        }
    }

    private static X509Certificate certificate(Block block) throws UnusableException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.bytes()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableException("The certificate can't be read.", "Enter all of it, in PEM.");
        }
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + label + "-----\n";
    }

    /** A text can't be used; its message tells nothing of it. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String cure;

        UnusableException(String happened, String cure) {
            super(happened);
            this.cure = cure;
        }

        String happened() {
            return String.valueOf(getMessage());
        }

        String cure() {
            return cure;
        }
    }

    /** One part of a PEM text; holds a secret, so it never gets into a message. */
    private static final class Block {
        private final String label;
        private final String base64;

        Block(String label, String base64) {
            this.label = label;
            this.base64 = base64;
        }

        byte[] bytes() {
            return Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
