package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.plugin.PluginJar;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineRunTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void saysWhatItCanDoWhenAskedForNothing() {
        assertThat(run()).isZero();
        assertThat(out()).contains("Usage: rollcall", "providers", "devices", "Exit codes");
    }

    @Test
    void saysWhereToPutTheFirstPlugin() {
        assertThat(run("providers")).isZero();
        assertThat(out()).contains("There is no provider yet.", folder.toString());
    }

    @Test
    void namesTheFilesThatCannotBeUsed() throws Exception {
        Files.writeString(folder.resolve("notes.jar"), "not a jar");
        assertThat(run("providers")).isZero();
        assertThat(err()).contains("Not used: notes.jar.", "can't be read as a jar");
    }

    @Test
    void refusesAnUnknownCommandWithTheUsage() {
        assertThat(run("synk")).isEqualTo(2);
        assertThat(err()).contains("Unmatched argument", "synk");
    }

    @Test
    void asksForTheProvider() {
        assertThat(run("devices")).isEqualTo(2);
        assertThat(err()).contains("Missing required option: '--provider=ID'");
    }

    @Test
    void saysThatAProviderIsNotThere() {
        assertThat(run("devices", "--provider", "jamf")).isEqualTo(2);
        assertThat(err()).contains("No plugin supplies the provider 'jamf'. Put a provider's plugin into the folder");
    }

    @Test
    void namesAPropertyThatCannotBeUsed() {
        assertThat(run("providers", "--rollcall.http.connect-timeout=soon")).isEqualTo(2);
        assertThat(err())
                .contains("rollcall.http.connect-timeout", "soon", "Duration")
                .doesNotContain("\tat ");
    }

    @Test
    void namesAFileOfCertificatesThatIsNotThere() throws Exception {
        PluginJar.plugin("x").writeTo(folder.resolve("x.jar"));
        assertThat(run("devices", "--provider", "x", "--rollcall.http.trusted-certificates=/no/such/file"))
                .isEqualTo(2);
        assertThat(err())
                .contains("The file /no/such/file can't be read. Set rollcall.http.trusted-certificates to a file")
                .doesNotContain("\tat ");
    }

    @Test
    void readsTheConfigurationBesideTheLauncher() throws Exception {
        Files.writeString(folder.resolve("rollcall.yaml"), "rollcall:\n  plugins:\n    folder: " + folder + "/mine\n");
        var run = new CommandLineRun(stream(out), stream(err), Map.of("ROLLCALL_BASE", folder.toString()));
        assertThat(run.run("providers")).isZero();
        assertThat(out()).contains(folder + "/mine");
    }

    @Test
    void saysWhereTheConfigurationIsMalformed() throws Exception {
        Files.writeString(folder.resolve("rollcall.yaml"), "rollcall:\n  plugins: [\n");
        var run = new CommandLineRun(stream(out), stream(err), Map.of("ROLLCALL_BASE", folder.toString()));
        assertThat(run.run("providers")).isEqualTo(2);
        assertThat(err()).contains("rollcall.yaml", "line").doesNotContain("\tat ");
    }

    private int run(String... words) {
        var arguments = new ArrayList<>(Arrays.asList(words));
        arguments.add("--rollcall.plugins.folder=" + folder);
        return new CommandLineRun(stream(out), stream(err), Map.of()).run(arguments.toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
