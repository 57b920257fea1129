package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who is let in: who has the token, and nobody else. */
@ExtendWith(OutputCaptureExtension.class)
class AccessTest {
    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @BeforeAll
    static void start() {
        host = ApiHost.start(home.resolve("one"), Map.of("rollcall.access.host-names", "rollcall.example.com"));
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void letsNobodyInWithoutTheToken() {
        for (var path :
                new String[] {"/api/v1/connections", "/api/v1/openapi.json", "/", "/nowhere", "/actuator/env"}) {
            var answer = host.send(host.anonymous(path));
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.text("/type")).isEqualTo("urn:rollcall:problem:unauthenticated");
            assertThat(answer.head()).contains("Bearer").doesNotContainIgnoringCase("set-cookie");
        }
    }

    @Test
    void letsTheTokenIn() {
        assertThat(host.get("/api/v1/connections").status()).isEqualTo(200);
        assertThat(host.get("/api/v1/connections").head())
                .contains("no-store", "nosniff")
                .doesNotContainIgnoringCase("set-cookie");
    }

    @Test
    void takesNoTokenFromAnywhereElse() {
        assertThat(host.send(host.anonymous("/api/v1/connections?access_token=" + ApiHost.TOKEN))
                        .status())
                .isEqualTo(401);
        assertThat(host.send(host.anonymous("/api/v1/connections").header("Authorization", "Basic " + ApiHost.TOKEN))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void showsItsHealthToAllAndNothingMore() {
        var health = host.send(host.anonymous("/actuator/health"));
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body()).doesNotContain("details", "H2");
    }

    @Test
    void slowsDownWhoGuesses(CapturedOutput output) {
        try (var other = ApiHost.start(home.resolve("guessed"), Map.of())) {
            for (var guess = 0; guess < 10; guess++) {
                assertThat(with(other, "guessed-token-number-" + guess).status())
                        .isEqualTo(401);
            }
            var late = with(other, "guessed-token-number-10");
            assertThat(late.status()).isEqualTo(429);
            assertThat(late.head()).contains("retry-after");
            assertThat(with(other, ApiHost.TOKEN).status()).isEqualTo(429);
            assertThat(output)
                    .contains("A wrong API token came from 127.0.0.1.")
                    .doesNotContain("guessed-token");
        }
    }

    @Test
    void letsAClientWithAnOldTokenLockOutNobody() {
        for (var attempt = 0; attempt < 20; attempt++) {
            assertThat(with(host, "the-old-token-of-a-client").status()).isEqualTo(401);
        }
        assertThat(host.get("/api/v1/connections").status()).isEqualTo(200);
    }

    @Test
    void saysHowToSetATokenWhereThereIsNone() {
        try (var open = ApiHost.start(home.resolve("none"), Map.of("rollcall.access.bootstrap-token", ""))) {
            var answer = open.get("/api/v1/connections");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("/detail")).contains("No API token", "rollcall.access.bootstrap-token");
        }
    }

    @Test
    void refusesOtherHostsNames() {
        for (var name : new String[] {"evil.example.com", "127.0.0.1.example.com", "localhost.example.com"}) {
            var answer = host.raw(named(name));
            assertThat(answer).as(name).startsWith("HTTP/1.1 403").contains("urn:rollcall:problem:foreign-host");
        }
        for (var name : new String[] {"localhost", "127.0.0.1:1", "[::1]:80", "ROLLCALL.example.com"}) {
            assertThat(host.raw(named(name))).as(name).startsWith("HTTP/1.1 200");
        }
    }

    private static String named(String name) {
        return "GET /api/v1/connections HTTP/1.1\r\nHost: " + name + "\r\nAuthorization: Bearer " + ApiHost.TOKEN
                + "\r\nConnection: close\r\n\r\n";
    }

    private static ApiHost.Answer with(ApiHost host, String token) {
        return host.send(host.anonymous("/api/v1/connections").header("Authorization", "Bearer " + token));
    }
}
