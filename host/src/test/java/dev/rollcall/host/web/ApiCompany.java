package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.ApiHost.Answer;
import dev.rollcall.sandbox.day.Company;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A host with the built plugins beside a company of the sandbox, whose Iru tenant is connected. */
final class ApiCompany implements AutoCloseable {
    final Company company;
    final ApiHost host;
    private final CompanyHost both;

    ApiCompany(Path home) {
        both = new CompanyHost(home, 60);
        company = both.company;
        host = both.api;
        both.connectOptedIn(company.kandji(), "iru");
    }

    /** A run that is not awaited. */
    Answer start(String mode) {
        var run = host.post("/api/v1/connections/iru/runs", "{\"mode\": \"" + mode + "\"}");
        assertThat(run.status()).as(run.body()).isEqualTo(202);
        return run;
    }

    /** The run when it has ended. */
    Answer ended(Answer run) {
        return both.ended(run);
    }

    /** A run whose devices all wait until they are let through. */
    Held held() {
        var reached = new CountDownLatch(1);
        var goOn = pause(reached);
        var run = start("APPLY");
        await(reached);
        return new Held(run, goOn);
    }

    /** Lets the next run wait for its first page, until that is counted down. */
    CountDownLatch pause() {
        return pause(new CountDownLatch(1));
    }

    private CountDownLatch pause(CountDownLatch reached) {
        var goOn = new CountDownLatch(1);
        company.kandji().faults().beforePage(0, () -> {
            reached.countDown();
            await(goOn);
        });
        return goOn;
    }

    /**
     * A run that is on.
     *
     * @param goOn lets it go on
     */
    record Held(Answer run, CountDownLatch goOn) {}

    static String path(Answer run) {
        return "/api/v1/runs/" + run.text("/id");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        both.close();
    }
}
