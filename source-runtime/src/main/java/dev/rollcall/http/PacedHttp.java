package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests of any kind to one address: authenticated, paced, retried where the request allows it, and counted. What a
 * source and what a platform are asked through. Calls block; safe for use by several threads.
 */
public final class PacedHttp implements AutoCloseable {
    private final Wire wire;
    private final Turnstile turnstile;
    private final Proofs proofs;
    private final AnswerJudge judge;
    private final Runnable onClose;

    PacedHttp(Wire wire, Turnstile turnstile, Proofs proofs, AnswerJudge judge, Runnable onClose) {
        this.wire = wire;
        this.turnstile = turnstile;
        this.proofs = proofs;
        this.judge = judge;
        this.onClose = onClose;
    }

    /**
     * What all requests of one client share.
     *
     * @param transport sends
     * @param waiter waits
     * @param clock tells the time of Retry-After
     * @param counter counts
     * @param ending ends
     * @param observer looks on
     */
    record Wire(
            Transport transport,
            Waiter waiter,
            Clock clock,
            Counter counter,
            Ending ending,
            ExchangeObserver observer) {

        /** The same, with somebody else who looks on too. */
        Wire alsoSeenBy(ExchangeObserver other) {
            return new Wire(transport, waiter, clock, counter, ending, (method, answer) -> {
                observer.answered(method, answer);
                other.answered(method, answer);
            });
        }
    }

    /**
     * Sends a request and returns its answer, which the judge finds no fault with. A proof that is refused is renewed
     * once, and the request sent again; every other failure is retried only if the request is repeatable.
     *
     * @throws SourceException what was wrong with the last attempt
     */
    public RawAnswer send(OutboundRequest request) throws SourceException, InterruptedException {
        var patience = new Patience();
        var renewed = false;
        while (true) {
            var outcome = attempt(request);
            var fault = outcome.fault;
            if (fault == null) {
                return outcome.reached();
            }
            if (fault.kind() == Kind.AUTHENTICATION && proofs.renewable() && !renewed && outcome.proof != null) {
                renewed = true;
                proofs.refused(outcome.proof);
                wire.counter.retried();
                continue;
            }
            waitAfter(request, patience, outcome, fault);
        }
    }

    public RequestCounts counts() {
        return wire.counter.counts();
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        if (!wire.ending.hasCome()) {
            wire.ending.come();
            onClose.run();
        }
    }

    private void waitAfter(OutboundRequest request, Patience patience, Outcome outcome, Fault fault)
            throws SourceException, InterruptedException {
        var retryAfter = Optional.ofNullable(outcome.answer).flatMap(answer -> Patience.retryAfter(answer, wire.clock));
        if (fault.kind() == Kind.RATE_LIMITED) {
            wire.counter.throttled();
            retryAfter = retryAfter.or(turnstile::window);
            retryAfter.ifPresent(turnstile::pause);
        }
        if (!request.isRepeatable()) {
            throw Patience.failure(fault, retryAfter);
        }
        var wait = patience.next(fault, retryAfter);
        if (fault.kind() == Kind.RATE_LIMITED) {
            turnstile.pause(wait);
        }
        wire.counter.retried();
        wire.waiter.sleep(wait, wire.ending.latch());
        wire.ending.check();
    }

    private Outcome attempt(OutboundRequest request) throws SourceException, InterruptedException {
        var before = wire.waiter.nanoTime();
        turnstile.enter(wire.ending);
        try {
            for (var turn = 0; turn < request.weight(); turn++) {
                turnstile.pace(wire.ending);
            }
            wire.counter.waited(since(before));
            var proof = proofs.current();
            wire.counter.sent(request.endpoint());
            return judged(request, proof);
        } finally {
            turnstile.leave();
        }
    }

    private Outcome judged(OutboundRequest request, Proofs.Proof proof) throws SourceException, InterruptedException {
        var before = wire.waiter.nanoTime();
        RawAnswer answer;
        try {
            answer = wire.transport.exchange(request, proof.headers(), wire.ending);
        } catch (UnansweredException e) {
            wire.counter.unanswered(since(before));
            return new Outcome(null, e.fault(), proof);
        }
        wire.counter.answered(answer.status(), since(before));
        turnstile.answered(answer);
        wire.observer.answered(request.method(), answer);
        var fault = judge.fault(answer).map(found -> shrunk(request, answer, found));
        return new Outcome(answer, fault.orElse(null), proof);
    }

    private Duration since(long before) {
        return Duration.ofNanos(wire.waiter.nanoTime() - before);
    }

    private static Fault shrunk(OutboundRequest request, RawAnswer answer, Fault fault) {
        return request.isShrinkable() && fault.kind() == Kind.TIMEOUT && answer.status() == 504
                ? UnansweredException.tooLarge(request)
                : fault;
    }

    private record Outcome(
            @Nullable RawAnswer answer, @Nullable Fault fault, Proofs.@Nullable Proof proof) {
        RawAnswer reached() {
            if (answer == null) {
                throw new IllegalStateException("An attempt ended without an answer and without a fault.");
            }
            return answer;
        }
    }
}
