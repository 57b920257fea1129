package dev.rollcall.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;

/** A key that signs jars, made by the JDK's own tool and valid for a day, so that none is kept in the repository. */
public final class SigningKey {
    private static final String PASSWORD = "changeit";
    private static final List<String> STORE = List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", "own");
    private static final List<String> SECTIONS_ONLY = List.of("sectionsonly", "true");

    private final Path store;
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private SigningKey(Path store, PrivateKey key, List<X509Certificate> chain) {
        this.store = store;
        this.key = key;
        this.chain = chain;
    }

    /** One that vouches for itself. */
    public static SigningKey selfSigned(String name) {
        return made(name, List.of());
    }

    /** One that may certify others. */
    static SigningKey authority(String name) {
        return made(name, List.of("-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign"));
    }

    /**
     * One that an authority certifies.
     *
     * @param use what for, such as codeSigning
     */
    static SigningKey certifiedBy(SigningKey authority, String name, String use) {
        var own = made(name, List.of());
        var request = own.store.resolveSibling("request.csr");
        var certificate = own.store.resolveSibling("certificate.pem");
        keytool(own.store, List.of("-certreq", "-file", request.toString()));
        keytool(
                authority.store,
                List.of(
                        "-gencert",
                        "-rfc",
                        "-validity",
                        "1",
                        "-ext",
                        "eku=" + use,
                        "-infile",
                        request.toString(),
                        "-outfile",
                        certificate.toString()));
        try (var content = Files.newInputStream(certificate)) {
            var leaf = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(content);
            return new SigningKey(own.store, own.key, List.of(leaf, authority.chain.get(0)));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static SigningKey made(String name, List<String> more) {
        try {
            var store = Files.createTempDirectory("signing-key").resolve("key.p12");
            var command = new ArrayList<>(List.of(
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-validity",
                    "1",
                    "-dname",
                    "CN=" + name));
            command.addAll(more);
            keytool(store, command);
            var opened = KeyStore.getInstance("PKCS12");
            try (var content = Files.newInputStream(store)) {
                opened.load(content, PASSWORD.toCharArray());
            }
            var key = (PrivateKey) opened.getKey("own", PASSWORD.toCharArray());
            return new SigningKey(store, key, List.of((X509Certificate) opened.getCertificate("own")));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void keytool(Path store, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(STORE);
        command.addAll(List.of("-keystore", store.toString()));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Writes its own certificate, in PEM. */
    public Path certificate(Path file) throws Exception {
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + encoder.encodeToString(chain.get(0).getEncoded()) + "\n-----END CERTIFICATE-----\n");
    }

    /** Signs a jar where it lies. */
    public Path sign(Path jar) throws Exception {
        return sign(jar, "OWN", List.of());
    }

    /** Signs a jar that another has signed before, or will sign. */
    Path sign(Path jar, String as) throws Exception {
        return sign(jar, as, List.of());
    }

    /** Signs every entry and the head of the manifest, each by itself. */
    Path signSections(Path jar) throws Exception {
        return sign(jar, "OWN", SECTIONS_ONLY);
    }

    private Path sign(Path jar, String as, List<String> property) throws Exception {
        var path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
        var builder = new JarSigner.Builder(key, path).signerName(as);
        if (!property.isEmpty()) {
            builder.setProperty(property.get(0), property.get(1));
        }
        var signed = Files.createTempFile("signed", ".jar");
        try (var in = new ZipFile(jar.toFile());
                var out = Files.newOutputStream(signed)) {
            builder.build().sign(in, out);
        }
        Files.copy(signed, jar, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(signed);
        return jar;
    }

    /** Writes a jar anew with other contents, its signature as it was; what is not in it yet is added. */
    static Path edit(Path jar, Map<String, byte[]> contents) throws IOException {
        var all = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipFile(jar.toFile())) {
            for (var entry : in.stream().toList()) {
                try (var content = in.getInputStream(entry)) {
                    all.put(entry.getName(), content.readAllBytes());
                }
            }
        }
        all.putAll(contents);
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var entry : all.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }
}
