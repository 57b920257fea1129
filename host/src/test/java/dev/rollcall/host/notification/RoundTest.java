package dev.rollcall.host.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.notification.NotifyingHouse.Inbox;
import dev.rollcall.host.state.Database;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is told through a channel and kept as told, on both databases. */
@ExtendWith(OutputCaptureExtension.class)
class RoundTest {
    private static final String FAILS = "Rollcall: syncs of Acme fail";
    private static final String STILL_FAILS = "Rollcall: syncs of Acme still fail";
    private static final String AGAIN = "Rollcall: Acme is synced again";

    private static ChannelException failure() {
        return new ChannelException("The receiver is away.", "Look at it.");
    }

    @ParameterizedTest
    @EnumSource
    void repeatsNothingAfterARestart(Database database) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var inbox = new Inbox("mail");
        house.process(inbox).run();
        house.later("PT11M");
        house.process(inbox).run();
        assertThat(inbox.titles).containsExactly(FAILS);

        house.later("PT50M");
        house.process(inbox).run();
        house.later("PT11M");
        house.sync(RunState.SUCCEEDED, "");
        house.process(inbox).run();
        house.later("PT11M");
        house.process(inbox).run();
        assertThat(inbox.titles).containsExactly(FAILS, STILL_FAILS, AGAIN);
    }

    @ParameterizedTest
    @EnumSource
    void tellsByEachChannelByItself(Database database, CapturedOutput log) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var mail = new Inbox("mail").failing(failure());
        var teams = new Inbox("teams");
        house.process(mail).run();
        house.process(teams).run();
        assertThat(teams.titles).containsExactly(FAILS);
        assertThat(house.store.state("mail").failures()).isEqualTo(1);
        assertThat(house.store.state("mail").problem()).isEqualTo("The receiver is away. Look at it.");
        assertThat(house.store.told("mail")).isEmpty();

        mail.failing(null);
        house.later("PT1M");
        house.process(mail).run();
        assertThat(mail.titles).containsExactly(FAILS);
        assertThat(house.store.state("mail").failures()).isZero();
        assertThat(house.store.state("mail").problem()).isEmpty();
        assertThat(log.getOut()).contains("Notifications are sent by the channel mail again.");
    }

    @ParameterizedTest
    @EnumSource
    void triesAFailingChannelEverMoreSeldomAndSaysSoOnce(Database database, CapturedOutput log) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var tries = new ArrayList<Duration>();
        var mail = new Inbox("mail")
                .failing(failure())
                .first(() -> tries.add(
                        Duration.between(NotifyingHouse.START, house.instant().minusSeconds(3))));
        for (var minute = 0; minute < 150; minute++) {
            house.process(mail).run();
            house.later("PT1M");
        }
        assertThat(tries)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(6),
                        Duration.ofMinutes(21),
                        Duration.ofMinutes(81),
                        Duration.ofMinutes(141));
        assertThat(log.getOut()).containsOnlyOnce("Notifications can't be sent by the channel mail.");
    }

    @ParameterizedTest
    @EnumSource
    void waitsAsLongAsTheReceiverAsks(Database database) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var mail = new Inbox("mail").failing(new ChannelException("Too much.", "Wait.", Duration.ofMinutes(40)));
        house.process(mail).run();
        assertThat(house.store.state("mail").retryAt()).contains(house.instant().plus(Duration.ofMinutes(40)));
    }

    @ParameterizedTest
    @EnumSource
    void tellsNoOldNewsWhenAChannelWorksAgain(Database database) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var mail = new Inbox("mail").failing(failure());
        house.process(mail).run();
        house.later("PT30M");
        house.sync(RunState.SUCCEEDED, "");
        mail.failing(null);
        house.process(mail).run();
        assertThat(mail.titles).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sendsOneMessageInTenMinutesAndLosesNothing(Database database) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var mail = new Inbox("mail");
        var process = house.process(mail);
        process.run();
        house.holds(house.sync(RunState.FAILED, ""), 4);
        house.later("PT9M");
        process.run();
        assertThat(mail.titles).hasSize(1);
        house.later("PT1M");
        process.run();
        assertThat(mail.titles).containsExactly(FAILS, "Rollcall: 4 held changes of Acme wait");
    }

    @ParameterizedTest
    @EnumSource
    void leavesAChannelToTheProcessThatIsAtIt(Database database) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var other = new Inbox("mail");
        var mail = new Inbox("mail").first(() -> runs(house.process(other)));
        house.process(mail).run();
        house.process(other).run();
        assertThat(mail.titles).containsExactly(FAILS);
        assertThat(other.titles).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tellsOnceHoweverManyProcessesLookAtTheSameTime(Database database) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var mail = new Inbox("mail");
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 6; i++) {
            var process = house.process(mail);
            var thread = new Thread(() -> {
                waits(start);
                runs(process);
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(mail.titles).containsExactly(FAILS);
    }

    @ParameterizedTest
    @EnumSource
    void sendsWithTheSameIdWhatAProcessSentThatWasKilledThen(Database database) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var mail = new Inbox("mail");
        house.process(mail).run();
        // As if it had been killed between the sending and the note: nothing is kept, and the channel is held.
        house.database.sql("delete from notification_told").update();
        house.database
                .sql("update notification_channel set sent_at = null, holder = 'gone', held_until = :until")
                .param("until", house.instant().plusSeconds(600).atOffset(ZoneOffset.UTC))
                .update();
        house.process(mail).run();
        assertThat(mail.titles).hasSize(1);
        house.later("PT10M1S");
        house.process(mail).run();
        assertThat(mail.titles).containsExactly(FAILS, FAILS);
        assertThat(mail.ids.get(0)).isEqualTo(mail.ids.get(1));
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingOfAProcessThatHasLostTheChannel(Database database) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var mail = new Inbox("mail").first(() -> house.database
                .sql("update notification_channel set holder = 'another'")
                .update());
        house.process(mail).run();
        assertThat(house.store.told("mail")).isEmpty();
        assertThat(house.store.state("mail").sentAt()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takesABugForAFailureOfTheChannel(Database database) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var mail = new Inbox("mail").first(() -> {
            throw new IllegalStateException("planted");
        });
        house.process(mail).run();
        assertThat(house.store.state("mail").problem())
                .isEqualTo("The channel failed by a bug. Report it with the log's lines.");
        mail.first(() -> {});
        house.later("PT1M");
        house.process(mail).run();
        assertThat(mail.titles).containsExactly(FAILS);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsWrongThoughItWasSent(Database database, CapturedOutput log) throws Exception {
        var house = new NotifyingHouse(database).fails(3);
        var mail = new Inbox("mail").inPart("One was refused. Check it.");
        house.process(mail).run();
        house.later("PT2H");
        house.process(mail).run();
        assertThat(mail.titles).containsExactly(FAILS, STILL_FAILS);
        assertThat(house.store.state("mail"))
                .isEqualTo(new ChannelState(
                        Optional.of(house.instant()), 0, Optional.empty(), "One was refused. Check it."));
        assertThat(log.getOut()).containsOnlyOnce("One was refused. Check it.");
    }

    private static void runs(Round round) {
        try {
            round.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
