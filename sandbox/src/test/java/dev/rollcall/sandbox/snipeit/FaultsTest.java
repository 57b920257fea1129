package dev.rollcall.sandbox.snipeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final World world = new World();
    private final Client client = world.admin;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aServerErrorHasNoEffectAndPasses() {
        int id = world.asset("A");
        world.server.faults().serverErrors(1);

        assertThat(client.patch("/hardware/" + id, "{\"notes\":\"x\"}").status())
                .isEqualTo(500);
        assertThat(world.state(id).notes()).isEmpty();
        assertThat(client.patch("/hardware/" + id, "{\"notes\":\"x\"}").status())
                .isEqualTo(200);
    }

    @Test
    void aLostAnswerHasItsEffect() {
        int id = world.asset("A");
        world.server.faults().lostAnswers(1);

        assertThat(client.patch("/hardware/" + id, "{\"notes\":\"x\"}").status())
                .isEqualTo(500);
        assertThat(world.state(id).notes()).contains("x");
    }

    @Test
    void aCutConnectionEndsInTheMiddleOfTheAnswer() {
        int id = world.asset("A");
        world.server.faults().cutConnections(1);

        assertThatThrownBy(() -> client.patch("/hardware/" + id, "{\"notes\":\"x\"}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(world.state(id).notes()).contains("x");
        assertThat(client.get("/hardware/" + id).status()).isEqualTo(200);
    }

    @Test
    void aDelayDelays() {
        world.server.faults().delay(Duration.ofMillis(50));
        long start = System.nanoTime();

        client.get("/version");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void healthAnswersInAllFaults() {
        world.server.faults().databaseDown(true);

        assertThat(client.send("GET", "/health", Map.of(), null).text("/status"))
                .isEqualTo("ok");
    }

    @Test
    void aPersonsEditIsLoggedAsTheirs() {
        int id = world.heldAsset("A", world.anna);
        Person person = world.server.person(SnipeItWorld.ADMIN);

        person.handOn(id, world.bob);
        person.changeStatus(id, world.broken);

        assertThat(world.state(id).assignee()).contains(world.bob);
        assertThat(world.server.logOf(id)).extracting(LogEntry::source).containsOnly("gui");
        assertThat(world.actions(id)).isEqualTo(List.of("checkin from", "checkout", "update"));
    }

    @Test
    void aPersonIsToldWhatIsRefused() {
        int id = world.heldAsset("A", world.anna);

        assertThatThrownBy(() -> world.server.person(SnipeItWorld.ADMIN).checkOut(id, world.bob))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not available");
    }

    @Test
    void countsRequests() {
        client.get("/version");
        client.get("/nosuch");

        assertThat(world.server.requests()).isEqualTo(2);
    }
}
