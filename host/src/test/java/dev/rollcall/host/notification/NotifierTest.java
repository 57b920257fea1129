package dev.rollcall.host.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.notification.NotifyingHouse.Inbox;
import dev.rollcall.host.state.Database;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Several channels side by side. */
class NotifierTest {
    private static final String FAILS = "Rollcall: syncs of Acme fail";

    private final NotifyingHouse house = new NotifyingHouse(Database.H2).fails(3);

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsByOneChannelWhileAnotherHangs() {
        var release = new CountDownLatch(1);
        var hanging = new Inbox("a").first(() -> awaits(release));
        var good = new Inbox("b");
        try (var notifier = new Notifier(Rules.DEFAULT, List.of(hanging, good), house.tools())) {
            notifier.round();
            Awaitility.await().until(() -> !good.titles.isEmpty());
            assertThat(hanging.titles).isEmpty();
            release.countDown();
        }
        assertThat(hanging.titles).containsExactly(FAILS);
        assertThat(good.titles).containsExactly(FAILS);
    }

    @Test
    void tellsByOneChannelWhileAnotherHasABug() {
        var broken = new Inbox("a").first(() -> {
            throw new IllegalStateException("planted");
        });
        var good = new Inbox("b");
        try (var notifier = new Notifier(Rules.DEFAULT, List.of(broken, good), house.tools())) {
            notifier.round();
        }
        assertThat(good.titles).containsExactly(FAILS);
        assertThat(broken.titles).isEmpty();
    }

    @Test
    void looksAtAChannelOnceAtATime() {
        var release = new CountDownLatch(1);
        var slow = new Inbox("a").first(() -> awaits(release));
        try (var notifier = new Notifier(Rules.DEFAULT, List.of(slow), house.tools())) {
            notifier.round();
            notifier.round();
            release.countDown();
        }
        assertThat(slow.titles).containsExactly(FAILS);
    }

    @Test
    void testsEveryChannelAndKeepsNothingOfIt() throws Exception {
        var bad = new Inbox("a").failing(new ChannelException("The receiver is away.", "Look at it."));
        var part = new Inbox("b").inPart("One was refused. Check it.");
        try (var notifier = new Notifier(Rules.DEFAULT, List.of(bad, part), house.tools())) {
            assertThat(notifier.test())
                    .containsExactly(
                            new Notifier.Trial("a", "inbox", false, "The receiver is away. Look at it."),
                            new Notifier.Trial("b", "inbox", true, "One was refused. Check it."));
        }
        assertThat(part.titles).containsExactly("Rollcall: a test message");
        assertThat(house.store.told("b")).isEmpty();
        assertThat(house.store.state("a")).isEqualTo(ChannelState.NEW);
    }

    @Test
    void takesATestThatArrivedForTheEndOfAFailure() throws Exception {
        var inbox = new Inbox("a").failing(new ChannelException("The receiver is away.", "Look at it."));
        house.process(inbox).run();
        assertThat(house.store.state("a").failures()).isEqualTo(1);
        try (var notifier = new Notifier(Rules.DEFAULT, List.of(inbox), house.tools())) {
            notifier.test();
            assertThat(house.store.state("a").failures()).isEqualTo(1);
            inbox.failing(null);
            notifier.test();
        }
        assertThat(house.store.state("a")).isEqualTo(ChannelState.NEW);
    }

    @Test
    void doesNothingWhenItIsClosed() {
        var inbox = new Inbox("a");
        var notifier = new Notifier(Rules.DEFAULT, List.of(inbox), house.tools());
        notifier.close();
        notifier.round();
        assertThat(inbox.titles).isEmpty();
    }
}
