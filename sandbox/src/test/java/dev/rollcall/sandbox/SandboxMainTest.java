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
    void saysHowToReachAGlpi() {
        var printed = new ByteArrayOutputStream();
        try (var company = Company.open(SandboxMain.options("--devices=50", "--platform=glpi"))) {
            SandboxMain.print(company, new PrintStream(printed, true, StandardCharsets.UTF_8));
            assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                    .contains(
                            "glpi.url=" + company.glpi().url(),
                            "glpi.token=sync",
                            "glpi.admin-token=glpiadmintoken",
                            "glpi.glpi.order.not-delivered=true");
        }
        assertThatThrownBy(() -> SandboxMain.options("--platform=itop")).hasMessageContaining("--platform=glpi-10");
    }

    @Test
    void saysHowToReachAllMdms() {
        var printed = new ByteArrayOutputStream();
        try (var company = Company.open(SandboxMain.options("--devices=50", "--all-mdms=true"))) {
            SandboxMain.print(company, new PrintStream(printed, true, StandardCharsets.UTF_8));
            assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                    .contains("intune.graphUrl=" + company.intune().url())
                    .anyMatch(line -> line.startsWith("google.") && line.contains("127.0.0.1"));
        }
    }

    @Test
    void understandsItsOptions() {
        var options = SandboxMain.options("--seed=9", "--snipe-it=8.8", "--kandji-port=8081");
        assertThat(options.seed()).isEqualTo(9);
        assertThat(options.version()).isEqualTo(SnipeItVersion.V8_8);
        assertThat(options.ports().kandji()).isEqualTo(8081);
        assertThat(options.hasTraps()).isTrue();
        assertThat(options.hasAllMdms()).isFalse();

        var all = SandboxMain.options("--all-mdms=true", "--intune-port=8082", "--google-port=8083");
        assertThat(all.hasAllMdms()).isTrue();
        assertThat(all.ports().intune()).isEqualTo(8082);
        assertThat(all.ports().google()).isEqualTo(8083);
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> SandboxMain.options("--size=5")).hasMessageContaining("--size=5");
        assertThatThrownBy(() -> SandboxMain.options("--devices=many")).hasMessageContaining("--devices");
        assertThatThrownBy(() -> SandboxMain.options("--snipe-it=7")).hasMessageContaining("--snipe-it=8.8");
        assertThatThrownBy(() -> SandboxMain.options("--all-mdms=yes")).hasMessageContaining("--all-mdms");
    }
}
