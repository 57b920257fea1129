package dev.rollcall.host.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Who must have signed a plugin. A jar passes if everything in it, the head of its manifest included, is covered by a
 * signature of the <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html#signed-jar-file">JAR
 * specification</a> whose certificate is trusted and valid now.
 */
public final class TrustedSigners {
    /** No signature is asked for. */
    public static final TrustedSigners ANYBODY = new TrustedSigners(List.of(), InstantSource.system());

    private static final String CURE = "Set rollcall.plugins.trusted-certificates to a file of certificates in PEM.";
    /** Of a signature's files in META-INF, as the JAR specification names them. */
    private static final List<String> SIGNATURES = List.of(".SF", ".RSA", ".DSA", ".EC");

    private final List<X509Certificate> trusted;
    private final SignerJudge judge;

    private TrustedSigners(List<X509Certificate> trusted, InstantSource clock) {
        this.trusted = List.copyOf(trusted);
        this.judge = new SignerJudge(trusted, clock);
    }

    /**
     * Those of a file.
     *
     * @param certificates in PEM: of signers themselves, or of authorities that certify them
     * @throws IllegalArgumentException if the file holds none that can be used; two sentences
     */
    public static TrustedSigners of(Path certificates, InstantSource clock) {
        try (var content = Files.newInputStream(certificates)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(content).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("The file " + certificates + " has no certificate in it. " + CURE);
            }
            return new TrustedSigners(found, clock);
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(
                    "The file " + certificates + " can't be read as certificates. " + CURE, e);
        }
    }

    /**
     * Looks at the signatures of a jar.
     *
     * @param name of the plugin, for people
     * @return the subject of the certificate it is signed with; empty where no signature is asked for
     * @throws PluginRefusedException if it is not signed as it must be
     * @throws IOException if it can't be read
     */
    Optional<String> verify(Path jar, String name) throws PluginRefusedException, IOException {
        if (trusted.isEmpty()) {
            return Optional.empty();
        }
        // With the check on: what is read is compared with the digests that were signed.
        try (var file = new JarFile(jar.toFile(), true)) {
            return Optional.of(new Reading(file, name).subject());
        } catch (SecurityException e) {
            throw new PluginRefusedException(
                    "The plugin " + name + " was changed after it was signed.",
                    "Don't use it; get it again from its maker, and tell them.",
                    e);
        }
    }

    /** One look at one jar. */
    private final class Reading {
        private final JarFile file;
        private final String name;
        private final Map<CodeSigner, Optional<String>> objections = new HashMap<>();
        private @Nullable String subject;
        private @Nullable String uncovered;
        private @Nullable String objection;

        Reading(JarFile file, String name) {
            this.file = file;
            this.name = name;
        }

        String subject() throws IOException, PluginRefusedException {
            for (var entries = file.entries(); entries.hasMoreElements(); ) {
                look(entries.nextElement());
            }
            if (objection != null) {
                throw new PluginRefusedException(
                        "The plugin " + name + " " + objection,
                        "Get it from a maker whom rollcall.plugins.trusted-certificates names, or add the certificate"
                                + " if you trust its owner with the host.");
            }
            if (subject == null) {
                throw new PluginRefusedException(
                        "The plugin " + name + " is not signed, or not in a way that this Java accepts.",
                        "Get the signed jar from its maker; rollcall.plugins.trusted-certificates asks for it.");
            }
            if (uncovered != null) {
                throw partly("its entry " + uncovered + " is not covered by the signature.");
            }
            return subject;
        }

        private void look(JarEntry entry) throws IOException, PluginRefusedException {
            if (entry.getName().endsWith("/") || entry.getName().equals(JarFile.MANIFEST_NAME)) {
                return;
            }
            if (isSignature(entry.getName())) {
                checkCoversHead(entry);
                return;
            }
            try (var content = file.getInputStream(entry)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            var signers = entry.getCodeSigners();
            if (signers == null) {
                uncovered = uncovered == null ? entry.getName() : uncovered;
                return;
            }
            judge(signers);
        }

        private void judge(CodeSigner[] signers) {
            var against = "";
            for (var signer : signers) {
                var said = objections.computeIfAbsent(signer, judge::objection);
                if (said.isEmpty()) {
                    subject = SignerJudge.subject(signer);
                    return;
                }
                against = said.get();
            }
            objection = against;
        }

        /** The manifest's head names the plugin; a signature may leave it out, and entries alone say nothing of it. */
        private void checkCoversHead(JarEntry entry) throws IOException, PluginRefusedException {
            if (!entry.getName().toUpperCase(Locale.ROOT).endsWith(".SF")) {
                return;
            }
            try (var content = file.getInputStream(entry)) {
                var covers = new Manifest(content)
                        .getMainAttributes().keySet().stream()
                                .map(key -> key.toString().toUpperCase(Locale.ROOT))
                                .anyMatch(key -> key.endsWith("-DIGEST-MANIFEST")
                                        || key.endsWith("-DIGEST-MANIFEST-MAIN-ATTRIBUTES"));
                if (!covers) {
                    throw partly("the signature leaves out the head of its manifest.");
                }
            }
        }

        private PluginRefusedException partly(String how) {
            return new PluginRefusedException(
                    "The plugin " + name + " is signed in part only: " + how,
                    "Its maker must sign the whole jar, as the last step of making it.");
        }
    }

    /** As the JAR specification has it: signature files lie in META-INF itself, and sign everything but themselves. */
    private static boolean isSignature(String entry) {
        var upper = entry.toUpperCase(Locale.ROOT);
        return upper.startsWith("META-INF/")
                && upper.indexOf('/', "META-INF/".length()) < 0
                && SIGNATURES.stream().anyMatch(upper::endsWith);
    }
}
