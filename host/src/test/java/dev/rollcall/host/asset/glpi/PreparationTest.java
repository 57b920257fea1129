package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.CheckReport.Outcome;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Preparation;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.ItemType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What preparing makes. */
class PreparationTest {
    private GlpiBench bench = new GlpiBench(GlpiVersion.V11_0_6);

    @BeforeEach
    void mayMakeAll() {
        bench.rights(Map.of("state", 7, "config", 3));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void fields() {
        bench.server.settings(settings -> settings.plugin("fields", true));
        bench.linkFields = Map.of("kandji", "Kandji ID");
        bench.specs = Map.of(
                StandardSpecs.MEMORY, new SpecField("Memory", WriteMode.ALWAYS),
                StandardSpecs.IMEI, new SpecField("IMEI", WriteMode.OFF),
                StandardSpecs.OS, new SpecField("Operating System", WriteMode.ALWAYS));
    }

    private List<String> plan() throws Exception {
        return bench.platform().preparations().stream().map(Preparation::what).toList();
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void saysWhatItWouldMakeAndMakesNothing(GlpiVersion version) throws Exception {
        bench.close();
        bench = new GlpiBench(version);
        fields();
        bench.statuses = new StatusNames(List.of("In use", "3"), List.of("Back > Checked", "in stock > returned"));
        assertThat(plan())
                .containsExactly(
                        "Make the status 'Back > Checked', and those above it.",
                        "Make the field 'Kandji ID' of the plugin Fields, a text field, in a container 'Rollcall' for"
                                + " Computer, Phone, which is made for it.",
                        "Make the field 'Memory' of the plugin Fields, a text field, in a container 'Rollcall' for"
                                + " Computer, Phone, which is made for it.");
        assertThat(bench.platform().preparations()).isEqualTo(bench.platform().preparations());
        assertThat(bench.server.writes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void makesWhatWasAgreedOnAndIsReadyThen(GlpiVersion version) throws Exception {
        bench.close();
        bench = new GlpiBench(version);
        mayMakeAll();
        fields();
        bench.statuses = new StatusNames(List.of("In use"), List.of("In stock > Back > Checked"));
        assertThat(bench.platform().prepare(bench.platform().preparations())).hasSize(3);
        assertThat(plan()).isEmpty();
        assertThat(bench.server.writes())
                .filteredOn(write -> write.startsWith("POST"))
                .containsExactly(
                        "POST /apirest.php/State",
                        "POST /apirest.php/State",
                        "POST /apirest.php/PluginFieldsContainer",
                        "POST /apirest.php/PluginFieldsField",
                        "POST /apirest.php/PluginFieldsField");
        assertThat(bench.platform().statuses())
                .extracting(choice -> choice.name())
                .contains("In stock > Back", "In stock > Back > Checked");
        var report = bench.platform().check();
        assertThat(report.passed()).isTrue();
        assertThat(report.items())
                .filteredOn(item -> item.outcome() == Outcome.WARNING)
                .extracting(item -> item.subject())
                .doesNotContain("Read-only fields", "Field for Memory");
    }

    @Test
    void makesNothingThatWasNotAgreedOn() throws Exception {
        fields();
        bench.statuses = new StatusNames(List.of("Lent"), List.of("Back"));
        var agreed = bench.platform().preparations().stream()
                .filter(preparation -> preparation.what().contains("'Lent'"))
                .toList();
        assertThat(bench.platform().prepare(agreed)).containsExactly("Make the status 'Lent'.");
        assertThat(plan()).hasSize(3).noneMatch(what -> what.contains("'Lent'"));
    }

    @Test
    void makesNothingTwiceWhenAgreedOnTwice() throws Exception {
        bench.statuses = new StatusNames(List.of("Lent"), List.of("In stock > Returned"));
        var agreed = bench.platform().preparations();
        bench.platform().prepare(agreed);
        assertThat(bench.platform().prepare(agreed)).isEmpty();
        assertThat(bench.server.writes()).hasSize(1);
    }

    @Test
    void putsFieldsIntoAContainerThatIsThere() throws Exception {
        fields();
        bench.made(world -> world.fieldsContainer("Phones", ItemType.PHONE));
        bench.made(world -> world.fieldsContainer("MDM", ItemType.COMPUTER, ItemType.PHONE));
        assertThat(plan()).allMatch(what -> what.endsWith("in the container 'MDM'."));
        bench.platform().prepare(bench.platform().preparations());
        assertThat(bench.server.writes()).doesNotContain("POST /apirest.php/PluginFieldsContainer");
        assertThat(plan()).isEmpty();
    }

    @Test
    void saysThatItsContainerIsNotForAllTypes() {
        fields();
        bench.made(world -> world.fieldsContainer("Rollcall", ItemType.COMPUTER));
        assertThatThrownBy(() -> bench.platform().preparations())
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("not for all of Computer, Phone");
    }

    @Test
    void makesNoFieldsWithoutThePlugin() throws Exception {
        bench.linkFields = Map.of("kandji", "Kandji ID");
        assertThat(plan()).isEmpty();
        assertThat(bench.platform().check().passed()).isFalse();
    }

    @Test
    void saysWhichRightIsMissing() {
        bench.rights(Map.of("state", 1));
        bench.statuses = new StatusNames(List.of("Lent"), List.of("In stock > Returned"));
        assertThatThrownBy(() -> bench.platform().prepare(bench.platform().preparations()))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("State")
                .hasMessageContaining("right");
    }
}
