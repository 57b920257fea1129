package dev.rollcall.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.SourceSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins where a signature is asked for: what is not signed as a whole by somebody trusted is not loaded. */
class PluginSignaturesTest {
    private static final String CLASS = "made/up/AlphaSource.class";
    private static final String RAN = "rollcall.test.signature.ran";

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static SigningKey acme;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static SigningKey stranger;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static SigningKey authority;

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @BeforeAll
    static void make() {
        acme = SigningKey.selfSigned("Acme");
        stranger = SigningKey.selfSigned("Stranger");
        authority = SigningKey.authority("Authority");
    }

    @Test
    void usesWhatIsSignedByWhomItTrusts() throws Exception {
        acme.sign(alpha());
        try (var plugins = trusting(acme)) {
            assertThat(plugins.refused()).isEmpty();
            assertThat(plugins.installed())
                    .singleElement()
                    .satisfies(plugin -> assertThat(plugin.facts().signer()).contains("CN=Acme"));
            var upload = acme.sign(PluginJar.plugin("beta").writeTo(elsewhere.resolve("beta.jar")));
            plugins.add(upload);
            assertThat(plugins.providers()).extracting(SourceSpec::id).containsExactly("alpha", "beta");
        }
    }

    @Test
    void usesWhatIsSignedSectionBySection() throws Exception {
        acme.signSections(alpha());
        try (var plugins = trusting(acme)) {
            assertThat(plugins.providers()).hasSize(1);
        }
    }

    @Test
    void usesWhatATrustedAuthorityCertifies() throws Exception {
        SigningKey.certifiedBy(authority, "Vendor", "codeSigning").sign(alpha());
        try (var plugins = trusting(authority)) {
            assertThat(plugins.installed())
                    .singleElement()
                    .satisfies(plugin -> assertThat(plugin.facts().signer()).contains("CN=Vendor"));
        }
    }

    @Test
    void usesWhatOneOfSeveralSignersMakesTrusted() throws Exception {
        stranger.sign(alpha(), "STRANGER");
        acme.sign(folder.resolve("alpha.jar"), "ACME");
        try (var plugins = trusting(acme)) {
            assertThat(plugins.providers()).hasSize(1);
        }
    }

    @Test
    void asksForNoSignatureWhereNobodyIsNamed() throws Exception {
        stranger.sign(alpha());
        try (var plugins = new Plugins(new PluginOptions(folder, PluginLimits.DEFAULT))) {
            plugins.scan();
            assertThat(plugins.installed())
                    .singleElement()
                    .satisfies(plugin -> assertThat(plugin.facts().signer()).isEmpty());
        }
    }

    @Test
    void refusesWhatIsNotSigned() throws Exception {
        alpha();
        assertRefused("The plugin alpha 1.0.0 is not signed", "Get the signed jar from its maker");
    }

    @Test
    void refusesWhatIsNotSignedWhenItIsAdded() throws Exception {
        var jar = PluginJar.plugin("alpha").writeTo(elsewhere.resolve("alpha.jar"));
        try (var plugins = trusting(acme)) {
            assertThatThrownBy(() -> plugins.add(jar))
                    .isInstanceOf(PluginRefusedException.class)
                    .hasMessageContaining("is not signed");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void refusesWhatIsSignedInPart() throws Exception {
        var jar = acme.sign(alpha());
        SigningKey.edit(jar, Map.of("made/up/Other.class", bytes("added later")));
        assertRefused("signed in part only: its entry made/up/Other.class is not covered", "sign the whole jar");
    }

    @Test
    void refusesWhatHasAnUnsignedFileBesideItsSignature() throws Exception {
        var jar = acme.sign(alpha());
        SigningKey.edit(jar, Map.of("META-INF/services/made.up.Service", bytes("made.up.Other")));
        assertRefused("its entry META-INF/services/made.up.Service is not covered");
    }

    @Test
    void refusesWhatAnotherSigned() throws Exception {
        stranger.sign(alpha());
        assertRefused("signed with the certificate 'CN=Stranger', which is not trusted", "add the certificate");
    }

    @Test
    void refusesWhatAnotherSignedInPart() throws Exception {
        var jar = acme.sign(alpha(), "ACME");
        SigningKey.edit(jar, Map.of("made/up/Other.class", bytes("added later")));
        stranger.sign(jar, "STRANGER");
        assertRefused("'CN=Stranger', which is not trusted");
    }

    @Test
    void refusesWhatAnAuthorityCertifiesForSomethingElse() throws Exception {
        SigningKey.certifiedBy(authority, "Server", "serverAuth").sign(alpha());
        try (var plugins = trusting(authority)) {
            assertThat(reason(plugins)).contains("'CN=Server', which is not one for signing code");
        }
    }

    @Test
    void refusesWhatACertificateSignsThatIsNoAuthority() throws Exception {
        SigningKey.certifiedBy(acme, "Vendor", "codeSigning").sign(alpha());
        assertRefused("'CN=Vendor', which is not trusted");
    }

    @Test
    void refusesWhatAnAuthorityCertifiesThatIsNotTrusted() throws Exception {
        SigningKey.certifiedBy(authority, "Vendor", "codeSigning").sign(alpha());
        assertRefused("'CN=Vendor', which is not trusted");
        try (var plugins = trusting(SigningKey.authority("Other"))) {
            assertThat(reason(plugins)).contains("'CN=Vendor', which is not trusted");
        }
    }

    @Test
    void refusesACertificateThatHasExpiredOrIsNotValidYet() throws Exception {
        acme.sign(alpha());
        for (var time : new Instant[] {
            Instant.now().plus(Duration.ofDays(3)), Instant.now().minus(Duration.ofDays(3))
        }) {
            try (var plugins = trusting(acme, () -> time)) {
                assertThat(reason(plugins)).contains("'CN=Acme', which has expired, or is not valid yet");
            }
        }
        SigningKey.certifiedBy(authority, "Vendor", "codeSigning").sign(alpha());
        try (var plugins = trusting(authority, () -> Instant.now().plus(Duration.ofDays(3)))) {
            assertThat(reason(plugins)).contains("'CN=Vendor', which has expired, or is not valid yet");
        }
    }

    @Test
    void refusesWhatWasChangedAfterItWasSigned() throws Exception {
        var jar = acme.sign(alpha());
        SigningKey.edit(jar, Map.of(CLASS, bytes("another class")));
        assertRefused("alpha 1.0.0 was changed after it was signed", "get it again from its maker");
    }

    @Test
    void refusesWhatNamesItselfOtherwiseThanWhatWasSigned() throws Exception {
        var jar = acme.sign(alpha());
        byte[] head;
        try (var file = new ZipFile(jar.toFile());
                var content = file.getInputStream(file.getEntry(JarFile.MANIFEST_NAME))) {
            head = content.readAllBytes();
        }
        var changed =
                new String(head, StandardCharsets.UTF_8).replace("Plugin-Version: 1.0.0", "Plugin-Version: 9.0.0");
        SigningKey.edit(jar, Map.of(JarFile.MANIFEST_NAME, bytes(changed)));
        assertRefused("alpha 9.0.0 was changed after it was signed");
    }

    @Test
    void refusesADisabledPluginThatIsNotSigned() throws Exception {
        alpha();
        var file = acme.certificate(elsewhere.resolve("trusted.pem"));
        var signers = TrustedSigners.of(file, InstantSource.system());
        PluginSwitches switches = () -> Map.of("alpha", "alpha");
        try (var plugins = new Plugins(new PluginOptions(folder, PluginLimits.DEFAULT, signers, switches))) {
            plugins.scan();
            assertThat(reason(plugins)).contains("is not signed");
        }
    }

    @Test
    void runsNothingOfWhatItRefuses() throws Exception {
        PluginJar.plugin("alpha")
                .classBody("static { System.setProperty(\"" + RAN + "\", \"yes\"); }")
                .writeTo(folder.resolve("alpha.jar"));
        assertRefused("is not signed");
        assertThat(Optional.ofNullable(System.getProperty(RAN))).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithTheFileOfCertificates() throws Exception {
        var file = Files.writeString(elsewhere.resolve("trusted.pem"), "no certificate");
        for (var wrong :
                new Path[] {file, elsewhere.resolve("nowhere.pem"), Files.createFile(elsewhere.resolve("empty"))}) {
            assertThatThrownBy(() -> TrustedSigners.of(wrong, InstantSource.system()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.toString())
                    .hasMessageContaining(
                            "Set rollcall.plugins.trusted-certificates to a file of certificates in PEM.");
        }
    }

    private Path alpha() throws Exception {
        return PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
    }

    private void assertRefused(String... phrases) throws Exception {
        try (var plugins = trusting(acme)) {
            assertThat(reason(plugins)).contains(phrases);
        }
    }

    private static String reason(Plugins plugins) {
        assertThat(plugins.installed()).isEmpty();
        assertThat(plugins.refused()).hasSize(1);
        return plugins.refused().get(0).reason();
    }

    private Plugins trusting(SigningKey key) throws Exception {
        return trusting(key, InstantSource.system());
    }

    private Plugins trusting(SigningKey key, InstantSource clock) throws Exception {
        var signers = TrustedSigners.of(key.certificate(elsewhere.resolve("trusted.pem")), clock);
        var plugins = new Plugins(new PluginOptions(folder, PluginLimits.DEFAULT, signers, PluginSwitches.ALL_ON));
        plugins.scan();
        return plugins;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
