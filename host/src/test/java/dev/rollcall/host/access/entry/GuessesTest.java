package dev.rollcall.host.access.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuessesTest {

    @Test
    void forgetsGuessesAfterAWhile() {
        var time = new AtomicLong();
        Ticker ticker = time::get;
        var guesses = new Guesses(ticker);
        for (var guess = 0; guess < Guesses.MOST; guess++) {
            assertThat(guesses.areTooMany("10.0.0.1")).isFalse();
            assertThat(guesses.add("10.0.0.1", "guess " + guess)).isTrue();
            assertThat(guesses.add("10.0.0.1", "guess " + guess)).isFalse();
        }
        assertThat(guesses.areTooMany("10.0.0.1")).isTrue();
        assertThat(guesses.areTooMany("10.0.0.2")).isFalse();
        time.addAndGet(Guesses.WINDOW.toNanos());
        assertThat(guesses.areTooMany("10.0.0.1")).isFalse();
    }
}
