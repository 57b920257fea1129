package dev.rollcall.sandbox.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel.Os;
import dev.rollcall.sandbox.fleet.FleetOptions;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class MillionTest {
    private static final int DEVICES = 1_000_000;

    private final DeviceStore store = new DeviceStore(
            TenantFleet.all(new FleetGenerator(3, FleetOptions.of(DEVICES).withoutTraps())),
            DeviceIds.uuids(7),
            EnumSet.allOf(Os.class));

    @Test
    void anyPageAndAnySerialOfAMillionIsFound() {
        assertThat(store.size()).isEqualTo(DEVICES);
        var last = store.page(DEVICES - 2L, 300);
        assertThat(last).containsExactly(store.device(DEVICES - 2), store.device(DEVICES - 1));
        assertThat(store.page(DEVICES, 300)).isEmpty();
        assertThat(store.numberOfSerial(last.get(1).serial())).contains(DEVICES - 1);
        assertThat(store.number(last.get(0).sourceId())).contains(DEVICES - 2);
    }

    @Test
    void pagesMoveUpByWhatIsGone() {
        var before = store.page(500_000, 1).get(0);
        store.drop(7);
        store.drop(300_000);
        assertThat(store.page(499_998, 1)).containsExactly(before);
        store.list(7);
        assertThat(store.page(499_999, 1)).containsExactly(before);
        assertThat(store.size()).isEqualTo(DEVICES - 1);
    }
}
