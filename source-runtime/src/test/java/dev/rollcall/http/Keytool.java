package dev.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Keys and certificates made by the JDK's own tool, so that none is kept in the repository. */
final class Keytool {
    static final String PASSWORD = "changeit";

    private Keytool() {}

    /** A self-signed certificate for this machine, as a PKCS #12 file. */
    static Path selfSigned(Path folder, String... key) throws Exception {
        var file = folder.resolve("key-" + String.join("-", key) + ".p12");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "own"));
        command.addAll(List.of(key));
        command.addAll(List.of(
                "-dname", "CN=127.0.0.1", "-ext", "SAN=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return file;
    }

    static X509Certificate certificate(Path file) throws Exception {
        return (X509Certificate) store(file).getCertificate("own");
    }

    static PrivateKey key(Path file) throws Exception {
        return (PrivateKey) store(file).getKey("own", PASSWORD.toCharArray());
    }

    static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }

    private static KeyStore store(Path file) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return store;
    }
}
