package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Pace;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HTTP for contract tests: an hour of waiting takes no time. */
@Timeout(60)
class HurriedTest {
    private final Mdm mdm = new Mdm();

    @AfterEach
    void close() {
        mdm.close();
    }

    @Test
    void waitsForNothing() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "60")));
        try (var http = OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofMinutes(1))) {
            var client = mdm.client(http, spec -> spec.pace(Pace.atOnce(1).limit(1, Duration.ofHours(1))));
            Failing.of(Kind.RATE_LIMITED, () -> client.get("/x"));
            mdm.server.verify(5, getRequestedFor(urlEqualTo("/x")));
        }
    }

    @Test
    void endsAnAnswerBeforeThePluginsOwnLimit() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(aResponse().withFixedDelay(1_000)));
        try (var http = OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofMillis(50))) {
            var client = mdm.client(http, spec -> spec.timeout(Duration.ofHours(1)));
            Failing.of(Kind.TIMEOUT, () -> client.get("/x"));
        }
    }

    @Test
    void isInterruptedWhereItWouldHaveWaited() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new HurriedWaiter().sleep(Duration.ofHours(1), new CountDownLatch(1)));
    }
}
