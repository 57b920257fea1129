package dev.rollcall.testkit.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What is to happen to the matching requests. The first fault that was planted for a request decides. */
public final class FaultChoice {
    private final VendorSimulator simulator;
    private final RequestMatch match;

    FaultChoice(VendorSimulator simulator, RequestMatch match) {
        this.simulator = simulator;
        this.match = match;
    }

    /** Answers with the status and the vendor's own error body for it. */
    public void reply(int status) {
        reply(simulator.fault(status));
    }

    /** Answers so. */
    public void reply(Reply reply) {
        plant(normal -> Outcome.of(reply));
    }

    /** Cuts the connection in the middle of the answer. */
    public void cut() {
        plant(normal -> Outcome.cut());
    }

    /** Answers with the first half of the right body: a proxy cut it, and nothing in the HTTP shows it. */
    public void truncate() {
        plant(normal -> {
            var whole = normal.get();
            var half = whole.body().substring(0, whole.body().length() / 2);
            return Outcome.of(whole.text(whole.headers().getOrDefault("Content-Type", "application/json"), half));
        });
    }

    /** Answers nothing before {@link VendorSimulator#release} or the end; then as if nothing had been. */
    public void hang() {
        plant(normal -> {
            simulator.hold();
            return Outcome.of(normal.get());
        });
    }

    /** Answers with a web page, as a proxy or a login page does. */
    public void html(int status) {
        reply(Reply.status(status).text("text/html", "<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>"));
    }

    /**
     * Answers with 429.
     *
     * @param retryAfter sent in the header {@code Retry-After} in whole seconds; no header if empty
     */
    public void throttle(Optional<Duration> retryAfter) {
        var refusal = simulator.fault(429);
        reply(retryAfter
                .map(wait -> refusal.header("Retry-After", String.valueOf(wait.toSeconds())))
                .orElse(refusal));
    }

    /** Changes the tenant right before the request is answered. */
    public void change(Consumer<Tenant> change) {
        plant(normal -> {
            change.accept(simulator.tenant());
            return Outcome.none();
        });
    }

    /** Refuses the token from this request on, with 401, until a new one was taken. */
    public void expireToken() {
        plant(normal -> {
            simulator.expireToken();
            return Outcome.none();
        });
    }

    private void plant(Outcome.Maker maker) {
        simulator.plant(new PlantedFault(match, maker));
    }
}
