package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.KandjiTenant;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R13: which devices the MDM is asked for one by one, where it tells of their hardware in no other way. */
class DetailsIT extends Housed {
    private static final String DETAILS = "/details";

    private KandjiTenant kandji;
    private ConfiguredConnection connection;

    @BeforeEach
    void connect() {
        kandji = house.company.kandji();
        connection = off(kandji);
        house.person("ann");
    }

    private List<String> asked() {
        return kandji.requests().entries().stream()
                .map(entry -> entry.path())
                .filter(path -> path.endsWith(DETAILS))
                .toList();
    }

    @Test
    @DisplayName("R13 only devices that the platform holds are asked for, and that are enrolled")
    void heldOnly() {
        var asset = settled(kandji, "C02XX1", "ann");
        var id = house.link(asset, kandji).orElseThrow();
        house.device(kandji, "C02UNKNOWN", "ann");
        house.asset("C02WIPED", CompanyPlatform.ALLOCATED, draft -> {});
        house.device(kandji, "C02WIPED", "ann");
        kandji.wipe("C02WIPED");

        house.sync(connection);

        assertThat(asked()).hasSize(1).allMatch(path -> path.contains(id));
        assertThat(spec(asset, "Memory")).isNotEmpty();
    }

    @Test
    @DisplayName("R13 they are asked for again when they have checked in since, not before")
    void checkedInSince() {
        var first = settled(kandji, "C02XX1", "ann");
        settled(kandji, "C02XX2", "ann");
        house.sync(connection);
        assertThat(asked()).hasSize(2);
        house.sync(connection);
        assertThat(asked()).hasSize(2);
        kandji.change("C02XX1", draft -> draft.memory(64L << 30).lastContact(Instant.parse("2026-11-22T00:00:00Z")));

        house.sync(connection);

        assertThat(asked()).hasSize(3);
        assertThat(asked().get(2)).contains(house.link(first, kandji).orElseThrow());
        assertThat(spec(first, "Memory")).contains("64");
    }

    @Test
    @DisplayName("R13 a preview shows what details bring, and the sync after it does not ask again")
    void preview() {
        var asset = settled(kandji, "C02XX1", "ann");
        var shown = house.preview(connection).report().count(ChangeState.PLANNED);
        assertThat(asked()).hasSize(1);
        assertThat(spec(asset, "Memory")).isEmpty();

        var run = house.sync(connection);

        assertThat(asked()).hasSize(1);
        assertThat(spec(asset, "Memory")).isNotEmpty();
        assertThat(run.report().count(ChangeState.DONE)).isEqualTo(shown);
    }

    @Test
    @DisplayName("R10 a permission missing for details costs only what they would bring")
    void noPermission() {
        var asset = settled(kandji, "C02XX1", "ann");
        kandji.revoke(KandjiTenant.Permission.DEVICE_DETAILS);

        var run = house.sync(connection);

        assertThat(spec(asset, CompanyPlatform.OS_VERSION)).isEqualTo("26.1");
        assertThat(spec(asset, "Memory")).isEmpty();
        assertThat(run.report().remarks()).anyMatch(remark -> remark.contains("Details could not be read"));
    }
}
