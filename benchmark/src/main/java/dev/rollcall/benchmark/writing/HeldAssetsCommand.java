package dev.rollcall.benchmark.writing;

import dev.rollcall.sandbox.glpi.Glpi;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.glpi.ItemType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Plays a GLPI whose assets one person holds, until its standard input ends. */
@Command(name = "held-assets", hidden = true, description = "Plays a GLPI; started by reassign.")
public final class HeldAssetsCommand implements Callable<Integer> {
    static final String TOKEN = "benchmark-glpi";
    static final String FIRST = "first@example.com";
    static final String SECOND = "second@example.com";

    @Mixin
    private ReassignOptions options = new ReassignOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (var glpi = Glpi.start(world())) {
            spec.commandLine().getOut().println(glpi.url());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        return 0;
    }

    private GlpiWorld world() {
        var world = GlpiWorld.fresh(GlpiVersion.V11_0_6, InstantSource.system());
        var profile = world.profile("Rollcall", GlpiWorld.SYNC_RIGHTS);
        world.token(TOKEN, world.user("rollcall", draft -> draft.profile(profile)));
        var first = world.user("first", draft -> draft.name("First", "Person").email(FIRST));
        world.user("second", draft -> draft.name("Second", "Person").email(SECOND));
        var allocated = world.state("Allocated", 0);
        world.state("Transferred", 0);
        for (var number = 1; number <= options.assets(); number++) {
            var serial = "C02%08dQ".formatted(number);
            var asset = world.item(
                    ItemType.COMPUTER,
                    draft -> draft.name(serial).serial(serial).user(first).status(allocated));
            world.link(ItemType.COMPUTER, asset, "kandji", "device-" + number);
        }
        return world;
    }
}
