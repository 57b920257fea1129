package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.setting.Secret;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in at the webhook: who signs, and who has a token of an OPERATOR. No connection is there to be synced. */
class HooksTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BUSY = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String STRANGE = "whsec_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";
    private static final Map<String, String> SENDERS =
            Map.of("rollcall.access.senders.snipe.secret", SECRET, "rollcall.access.senders.busy.secret", BUSY);

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @BeforeAll
    static void start() {
        host = ApiHost.start(home.resolve("one"), SENDERS);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void letsInWhoSigns() {
        var answer = host.send(signed(SECRET, "/hooks/v1/sync", Instant.now()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.text("/detail")).contains("There is no active connection");
        assertThat(host.send(signed(SECRET, "/hooks/v1/sync/none", Instant.now()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void letsInATokenOfAnOperatorAndNoneOfAViewer() {
        assertThat(host.with(host.token("caller", "OPERATOR"), "POST", "/hooks/v1/sync", null)
                        .status())
                .isEqualTo(409);
        assertThat(host.with(host.token("looker", "VIEWER"), "POST", "/hooks/v1/sync", null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void letsNobodyElseIn() {
        var wrong = host.send(signed(STRANGE, "/hooks/v1/sync", Instant.now()));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("/detail")).contains("rollcall.access.senders").doesNotContain("whsec_");
        assertThat(host.send(host.anonymous("/hooks/v1/sync").POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesWhatIsNotNew() {
        var old = host.send(signed(SECRET, "/hooks/v1/sync", Instant.now().minusSeconds(330)));
        assertThat(old.status()).isEqualTo(401);
        assertThat(old.text("/detail")).contains("more than 5 minutes off");
    }

    @Test
    void takesASignatureForTheWebhookAlone() {
        for (var path : new String[] {"/api/v1/connections/none/runs", "/api/v1/assets/C02XX1/sync"}) {
            assertThat(host.send(signed(SECRET, path, Instant.now())).status())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void refusesALargeBody() {
        var large = host.anonymous("/hooks/v1/sync")
                .header("webhook-id", "large")
                .header("webhook-timestamp", Long.toString(Instant.now().getEpochSecond()))
                .header("webhook-signature", "v1,AAAA")
                .POST(BodyPublishers.ofByteArray(new byte[64 * 1024 + 1]));
        assertThat(host.send(large).status()).isEqualTo(413);
    }

    @Test
    void slowsASenderDown() {
        for (var message = 0; message < 30; message++) {
            assertThat(host.send(signed(BUSY, "/hooks/v1/sync", Instant.now())).status())
                    .isEqualTo(409);
        }
        var late = host.send(signed(BUSY, "/hooks/v1/sync", Instant.now()));
        assertThat(late.status()).isEqualTo(429);
        assertThat(late.head()).contains("retry-after");
        assertThat(host.send(signed(SECRET, "/hooks/v1/sync", Instant.now())).status())
                .isEqualTo(409);
    }

    @Test
    void slowsDownWhoGuesses() {
        try (var other = ApiHost.start(home.resolve("guessed"), SENDERS)) {
            for (var guess = 0; guess < 10; guess++) {
                assertThat(other.send(signed(other, STRANGE, "/hooks/v1/sync", Instant.now()))
                                .status())
                        .isEqualTo(401);
            }
            assertThat(other.send(signed(other, SECRET, "/hooks/v1/sync", Instant.now()))
                            .status())
                    .isEqualTo(429);
        }
    }

    private static HttpRequest.Builder signed(String secret, String path, Instant at) {
        return signed(host, secret, path, at);
    }

    static HttpRequest.Builder signed(ApiHost host, String secret, String path, Instant at) {
        return signed(host, secret, path, at, UUID.randomUUID().toString());
    }

    static HttpRequest.Builder signed(ApiHost host, String secret, String path, Instant at, String id) {
        var body = "{\"type\": \"asset.changed\"}".getBytes(StandardCharsets.UTF_8);
        var request = host.anonymous(path).POST(BodyPublishers.ofByteArray(body));
        Signature.of(Secret.of(secret)).headers(id, at, body).forEach(request::header);
        return request;
    }
}
