package dev.rollcall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SandboxMainTest {
    @Test
    void saysHowToReachTheCompany() {
        var printed = new ByteArrayOutputStream();
        try (var company = Company.open(SandboxMain.options("--devices=50", "--traps=false"))) {
            SandboxMain.print(company, new PrintStream(printed, true, StandardCharsets.UTF_8));
            assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                    .contains(
                            "snipe-it.url=" + company.snipeIt().url(),
                            "snipe-it.token=sync",
                            "kandji.apiUrl=" + company.kandji().url(),
                            "jamf.url=" + company.jamf().url(),
                            "snipe-it.statuses.transferred=Transferred");
        }
    }

    @Test
    void understandsItsOptions() {
        var options = SandboxMain.options("--seed=9", "--snipe-it=8.8", "--kandji-port=8081");
        assertThat(options.seed()).isEqualTo(9);
        assertThat(options.version()).isEqualTo(SnipeItVersion.V8_8);
        assertThat(options.ports().kandji()).isEqualTo(8081);
        assertThat(options.hasTraps()).isTrue();
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> SandboxMain.options("--size=5")).hasMessageContaining("--size=5");
        assertThatThrownBy(() -> SandboxMain.options("--devices=many")).hasMessageContaining("--devices");
        assertThatThrownBy(() -> SandboxMain.options("--snipe-it=7")).hasMessageContaining("--snipe-it=8.8");
    }
}
