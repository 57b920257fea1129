package dev.rollcall.sandbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.snipeit.AssetState;
import dev.rollcall.sandbox.snipeit.AssetState.Holder;
import dev.rollcall.sandbox.snipeit.HolderType;
import dev.rollcall.sandbox.snipeit.SnipeIt;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetPlatformTest {
    private static final int DEVICES = 5_000;

    @Test
    void holdsMostDevicesInAllStates() {
        FleetGenerator fleet = new FleetGenerator(42, FleetOptions.of(DEVICES));
        SnipeItWorld world = SnipeItWorld.fresh();
        FleetPlatform platform = FleetPlatform.fill(world, fleet, index -> "id-" + index);
        try (SnipeIt server = SnipeIt.start(world)) {
            List<AssetState> assets = assets(server);

            assertThat(assets).hasSizeBetween(DEVICES * 90 / 100, DEVICES * 97 / 100);
            assertThat(assets).anyMatch(asset -> asset.statusId() == platform.allocated());
            assertThat(assets).anyMatch(asset -> asset.statusId() == platform.transferred());
            assertThat(assets).anyMatch(asset -> platform.protectedLabels().contains(asset.statusId()));
            for (HolderType type : HolderType.values()) {
                assertThat(assets).as(type.name()).anyMatch(asset -> isHeldBy(asset, type));
            }
            assertThat(assets).anyMatch(asset -> asset.holder().isEmpty());
            assertThat(assets).anyMatch(asset -> asset.custom().isEmpty());
            assertThat(sharedSerials(assets)).isNotEmpty();
        }
    }

    @Test
    void theSameFleetGivesTheSamePlatform() {
        assertThat(filled()).isEqualTo(filled());
    }

    private static List<Optional<Holder>> filled() {
        SnipeItWorld world = SnipeItWorld.fresh();
        FleetPlatform.fill(world, new FleetGenerator(9, FleetOptions.of(500)), index -> "id-" + index);
        try (SnipeIt server = SnipeIt.start(world)) {
            return assets(server).stream().map(AssetState::holder).toList();
        }
    }

    private static boolean isHeldBy(AssetState asset, HolderType type) {
        return asset.holder().filter(holder -> holder.type() == type).isPresent();
    }

    private static Set<String> sharedSerials(List<AssetState> assets) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        assets.forEach(
                asset -> asset.serial().filter(serial -> !seen.add(serial)).ifPresent(shared::add));
        return shared;
    }

    private static List<AssetState> assets(SnipeIt server) {
        return IntStream.rangeClosed(1, server.assetCount())
                .mapToObj(id -> server.asset(id).orElseThrow())
                .toList();
    }
}
