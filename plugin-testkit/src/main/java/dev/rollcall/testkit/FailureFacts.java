package dev.rollcall.testkit;

import dev.rollcall.api.Partition;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.FaultChoice;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds of a reading that meets a failing MDM. */
interface FailureFacts {

    @Test
    @DisplayName("R2 A reading whose last page fails is incomplete")
    default void isIncompleteWhenTheLastPageFails(Bench bench) throws InterruptedException {
        lastPage(bench, "the last page failed with status 500", fault -> fault.reply(500));
    }

    @Test
    @DisplayName("R2 A reading whose last answer is cut off is incomplete")
    default void isIncompleteWhenTheLastPageIsCutOff(Bench bench) throws InterruptedException {
        lastPage(bench, "the connection broke in the middle of the last page", FaultChoice::cut);
    }

    @Test
    @DisplayName("R2 A reading whose last answer is cut short without a trace is incomplete")
    default void isIncompleteWhenTheLastPageIsCutShort(Bench bench) throws InterruptedException {
        lastPage(bench, "the last page was cut short", FaultChoice::truncate);
    }

    @Test
    @DisplayName("R2 A reading whose last page never comes is incomplete")
    default void isIncompleteWhenTheLastPageHangs(Bench bench) throws InterruptedException {
        try (var impatient = bench.impatient()) {
            impatient.fill();
            // One list will do: each attempt takes its time.
            var partition = impatient.partitions().get(0);
            lastPage(impatient, partition, "the last page did not come in time", FaultChoice::hang);
        }
    }

    @Test
    @DisplayName("R2 A reading that gets a web page in place of its last page is incomplete")
    default void isIncompleteWhenTheLastPageIsHtml(Bench bench) throws InterruptedException {
        lastPage(bench, "a web page came in place of the last page", fault -> fault.html(200));
    }

    private static void lastPage(Bench bench, String when, Consumer<FaultChoice> fault) throws InterruptedException {
        bench.fill();
        for (var partition : bench.partitions()) {
            lastPage(bench, partition, when, fault);
        }
    }

    private static void lastPage(Bench bench, Partition partition, String when, Consumer<FaultChoice> fault)
            throws InterruptedException {
        fault.accept(bench.simulator().onRequest(RequestMatch.list(partition).from(bench.lastPage())));
        var outcome = bench.read(partition, when);
        bench.mustHaveAskedForTheLastPage(partition);
        outcome.mustBeIncomplete();
    }

    @Test
    @DisplayName("A reading goes on after 429 with Retry-After")
    default void readsOnWhenAskedToWait(Bench bench) throws InterruptedException {
        throttled(bench, "the MDM asked to wait a second", Optional.of(Duration.ofSeconds(1)));
    }

    @Test
    @DisplayName("A reading goes on after 429 without Retry-After")
    default void readsOnWhenThrottled(Bench bench) throws InterruptedException {
        throttled(bench, "the MDM answered 429 without a time", Optional.empty());
    }

    private static void throttled(Bench bench, String when, Optional<Duration> wait) throws InterruptedException {
        bench.fill();
        var partition = bench.partitions().get(0);
        bench.simulator()
                .onRequest(RequestMatch.list(partition).nth(bench.lastPage()))
                .throttle(wait);
        bench.read(partition, when)
                .mustBeComplete("Leave 429 to the host, which waits and asks again, or map it to RATE_LIMITED.")
                .mustHold(bench.devices(partition))
                .mustHoldEachOnce();
        bench.mustHaveAskedForTheLastPage(partition);
    }

    @Test
    @DisplayName("A token that expires in mid-read is replaced, and the reading goes on")
    default void takesANewTokenInMidRead(Bench bench) throws InterruptedException {
        bench.fill();
        var partition = bench.partitions().get(0);
        bench.read(partition, "all went well");
        Assumptions.assumeTrue(bench.tokensAsked() > 0, "Skipped: the source takes no token.");
        bench.simulator().reset();
        bench.simulator()
                .onRequest(RequestMatch.list(partition).nth(bench.lastPage()))
                .expireToken();
        bench.read(partition, "the token expired in mid-read")
                .mustBeComplete("Declare the authentication in the spec, or take a new token at each call of a "
                        + "TokenFunction: the host takes care of when.")
                .mustHold(bench.devices(partition))
                .mustHoldEachOnce();
        bench.mustHaveAskedForTheLastPage(partition);
    }

    @Test
    @DisplayName("A refused credential makes every list incomplete, for a person to mend")
    default void isIncompleteWhenTheCredentialIsRefused(Bench bench) throws InterruptedException {
        bench.fill();
        bench.simulator().onRequest(RequestMatch.of(Asked.Kind.TOKEN)).reply(401);
        bench.simulator().onRequest(RequestMatch.reads()).reply(401);
        for (var partition : bench.partitions()) {
            bench.read(partition, "the credential was refused").mustAskForAPerson();
        }
    }

    @Test
    @DisplayName("R8 A permission missing on one list makes that one incomplete, and no other")
    default void isIncompleteWhereAPermissionIsMissing(Bench bench) throws InterruptedException {
        bench.fill();
        for (var forbidden : bench.partitions()) {
            bench.simulator().reset();
            bench.simulator().forbid(forbidden);
            for (var partition : bench.partitions()) {
                var when = "the permission to read '" + forbidden + "' was missing";
                var outcome = bench.read(partition, when);
                if (partition.equals(forbidden)) {
                    outcome.mustAskForAPerson();
                } else {
                    outcome.mustBeComplete("Ask in read() only for the partition that it is called for.")
                            .mustHold(bench.devices(partition));
                }
            }
        }
    }

    @Test
    @DisplayName("An interrupt ends a reading")
    default void endsWhenInterrupted(Bench bench) throws InterruptedException {
        bench.fill();
        var partition = bench.partitions().get(0);
        bench.simulator()
                .onRequest(RequestMatch.list(partition).from(Math.min(2, bench.lastPage())))
                .hang();
        var interrupted = new Interruption(bench, partition);
        interrupted.start();
        if (!bench.simulator().awaitHang(Interruption.LIMIT)) {
            throw new ContractBreach(
                    "The source never asked for the second page of '" + partition + "'.",
                    "See the test of every device of every page.");
        }
        interrupted.mustEndByInterrupt();
    }
}
