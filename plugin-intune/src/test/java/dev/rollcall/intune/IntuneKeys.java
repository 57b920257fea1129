package dev.rollcall.intune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys with certificates, made by the JDK's own tool, so that none is kept in the repository. */
final class IntuneKeys {
    private static final String PASSWORD = "changeit";
    private static final Map<String, IntuneKeys> MADE = new ConcurrentHashMap<>();

    private final X509Certificate certificate;
    private final PrivateKey key;

    private IntuneKeys(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** An RSA key that is the same in all tests of one run. */
    static IntuneKeys rsa() {
        return MADE.computeIfAbsent("RSA", any -> made("-keyalg", "RSA", "-keysize", "2048", "-validity", "400"));
    }

    /** Another one. */
    static IntuneKeys otherRsa() {
        return MADE.computeIfAbsent("other", any -> made("-keyalg", "RSA", "-keysize", "2048", "-validity", "3"));
    }

    /** One with which Microsoft takes no assertion. */
    static IntuneKeys elliptic() {
        return MADE.computeIfAbsent("EC", any -> made("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "400"));
    }

    X509Certificate certificate() {
        return certificate;
    }

    String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** Both, as they are entered. */
    String pem() {
        return keyPem() + certificatePem();
    }

    static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }

    private static IntuneKeys made(String... options) {
        try {
            var folder = Files.createTempDirectory("intune-keys");
            var file = folder.resolve("key.p12");
            run(file, options);
            var store = KeyStore.getInstance("PKCS12");
            try (var bytes = Files.newInputStream(file)) {
                store.load(bytes, PASSWORD.toCharArray());
            }
            Files.delete(file);
            Files.delete(folder);
            return new IntuneKeys((X509Certificate) store.getCertificate("own"), (PrivateKey)
                    store.getKey("own", PASSWORD.toCharArray()));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void run(Path file, String... options) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(tool, "-genkeypair", "-alias", "own"));
        command.addAll(List.of(options));
        command.addAll(List.of("-dname", "CN=Rollcall", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
