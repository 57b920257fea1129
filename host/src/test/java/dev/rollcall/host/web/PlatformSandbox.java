package dev.rollcall.host.web;

import dev.rollcall.sandbox.snipeit.SnipeIt;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** A Snipe-IT as it is after its own set-up, with a user for Rollcall. */
final class PlatformSandbox {
    static final String TOKEN = "planted-platform-token-c3e8";
    private static final List<String> PREPARING =
            List.of("statuslabels.create", "customfields.create", "customfields.edit", "models.edit");

    private PlatformSandbox() {}

    static SnipeIt start() {
        var world = SnipeItWorld.fresh(SnipeItVersion.V8_1_4, InstantSource.system());
        world.settings().throttlePerMinute(1_000_000);
        var permissions = Stream.concat(SnipeItWorld.SYNC_PERMISSIONS.stream(), PREPARING.stream())
                .toList();
        var sync = world.user("sync", draft -> draft.name("Sync", "Role").permissions(permissions));
        world.token(TOKEN, sync);
        return SnipeIt.start(world);
    }
}
