package dev.rollcall.sandbox.glpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final World world = new World(GlpiVersion.V11_0_6);
    private final int id = world.computer("A");

    @AfterEach
    void close() {
        world.close();
    }

    private Client.Reply assign() {
        return world.admin.put("/Computer/" + id, "{\"input\":{\"users_id\":" + world.bob + "}}");
    }

    @Test
    void aServerErrorHasNoEffectAndPasses() {
        world.server.faults().answers(1, 502);

        Client.Reply refused = assign();
        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.header("content-type")).startsWith("text/html");
        assertThat(world.computer(id).user()).isZero();
        assertThat(assign().status()).isEqualTo(200);
    }

    @Test
    void aLostAnswerHasItsEffect() {
        world.server.faults().lostAnswers(1);

        assertThat(assign().status()).isEqualTo(500);
        assertThat(world.computer(id).user()).isEqualTo(world.bob);
    }

    @Test
    void anEmptyAnswerIsAWritesAndHasItsEffect() {
        world.server.faults().emptyAnswers(1);

        assertThat(world.admin.get("/Computer/" + id).number("/id")).isEqualTo(id);
        Client.Reply empty = assign();

        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.body().asString("x")).isEmpty();
        assertThat(world.computer(id).user()).isEqualTo(world.bob);
    }

    @Test
    void aCutConnectionEndsInTheMiddleOfTheAnswer() {
        world.server.faults().cutConnections(1);

        assertThatThrownBy(this::assign).isInstanceOf(UncheckedIOException.class);
        assertThat(world.computer(id).user()).isEqualTo(world.bob);
        assertThat(world.admin.get("/Computer/" + id).status()).isEqualTo(200);
    }

    @Test
    void aDelayDelays() {
        world.server.faults().delay(Duration.ofMillis(50));
        long start = System.nanoTime();

        world.admin.get("/Computer/" + id);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aHeldRequestGoesOnWhenItIsReleased() throws Exception {
        world.server.faults().hold();
        long before = world.server.requests();
        CompletableFuture<Client.Reply> held = CompletableFuture.supplyAsync(this::assign);
        while (world.server.requests() == before) {
            Thread.onSpinWait();
        }
        assertThat(world.computer(id).user()).isZero();

        world.server.faults().release();

        assertThat(held.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(world.computer(id).user()).isEqualTo(world.bob);
    }

    @Test
    void aLostSessionAsksForANewLogin() {
        world.server.faults().loseSessions(1);

        assertThat(assign().status()).isEqualTo(401);
        assertThat(Client.loggedIn(world.server, GlpiWorld.ADMIN_TOKEN)
                        .get("/Computer/" + id)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void maintenanceIsAPageOfTheWebServer() {
        world.server.faults().maintenance(true);

        assertThat(world.admin.get("/Computer").status()).isEqualTo(503);
    }

    @Test
    void anotherHandCanWriteFirst() {
        Person person = world.server.person(GlpiWorld.ADMIN);
        world.server.faults().duringNextWrite(() -> person.assign(ItemType.COMPUTER, id, world.adele));

        assign();

        assertThat(world.server.logOf(ItemType.COMPUTER, id))
                .extracting(LogEntry::after)
                .containsExactly("adele.vance (%d)".formatted(world.adele), "bob.o (%d)".formatted(world.bob));
    }

    @Test
    void aPersonsEditGoesThroughTheRules() {
        world.server.edit(edited -> edited.changeItem(ItemType.COMPUTER, id, draft -> draft.dynamic(true)));
        Person person = world.server.person(GlpiWorld.ADMIN);

        person.assign(ItemType.COMPUTER, id, world.adele);
        person.link(ItemType.COMPUTER, id, "kandji", "k1");
        person.link(ItemType.COMPUTER, id, "teamviewer", "t1");
        person.unlink(ItemType.COMPUTER, id, "kandji");

        assertThat(world.server.locks(ItemType.COMPUTER, id)).containsExactly("users_id");
        assertThat(world.authors(id)).containsExactly("glpi (2)");
        assertThat(world.server.links(ItemType.COMPUTER, id))
                .extracting(RemoteLink::provider)
                .containsExactly("teamviewer");
    }

    @Test
    void aPersonIsToldWhatIsRefused() {
        world.server.edit(edited -> edited.unique(ItemType.COMPUTER, "serial"));
        world.computer("B");

        assertThatThrownBy(() -> world.server.person(GlpiWorld.ADMIN).edit(ItemType.COMPUTER, id, "serial", "B"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Impossible record");
    }

    @Test
    void countsRequestsAndKeepsWrites() {
        long before = world.server.requests();

        assign();
        world.admin.get("/Computer");

        assertThat(world.server.requests() - before).isEqualTo(2);
        assertThat(world.server.writes()).containsExactly("PUT /apirest.php/Computer/" + id);
    }
}
