package dev.rollcall.sandbox.glpi;

import dev.rollcall.sandbox.replay.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A small GLPI to try things on. */
final class World implements AutoCloseable {
    final SettableClock clock = new SettableClock();
    final Glpi server;
    final Client admin;
    final int adele;
    final int bob;
    final int stock;
    final int deployed;

    World(GlpiVersion version) {
        GlpiWorld world = GlpiWorld.fresh(version, clock);
        adele = world.user("adele.vance", draft -> draft.name("Adele", "Vance").email("adele@corp.example"));
        bob = world.user("bob.o", draft -> draft.name("Bob", "O'Brien").email("bob@corp.example"));
        stock = world.state("In stock", 0);
        deployed = world.state("Deployed", 0);
        server = Glpi.start(world);
        admin = Client.loggedIn(server, GlpiWorld.ADMIN_TOKEN);
    }

    int item(ItemType type, Consumer<ItemDraft> draft) {
        int[] id = new int[1];
        server.edit(world -> id[0] = world.item(type, draft));
        return id[0];
    }

    int computer(String serial) {
        return item(ItemType.COMPUTER, draft -> draft.name(serial).serial(serial));
    }

    ItemState computer(int id) {
        return server.item(ItemType.COMPUTER, id).orElseThrow();
    }

    /** A client whose profile has some rights in one entity. */
    Client limited(int entity, Map<String, Integer> rights) {
        server.edit(world -> {
            int profile = world.profile("Sync", rights);
            int user = world.user("sync", draft -> draft.profile(profile).entity(entity));
            world.token("synctoken", user);
        });
        return Client.loggedIn(server, "synctoken");
    }

    /** The authors of an item's history. */
    List<String> authors(int computer) {
        return server.logOf(ItemType.COMPUTER, computer).stream()
                .map(LogEntry::author)
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
