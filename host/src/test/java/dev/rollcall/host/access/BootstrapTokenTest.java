package dev.rollcall.host.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTokenTest {
    private static final String TOKEN = "0123456789abcdefghij";

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdefghi", "a token with some blanks in it", "tökens-of-enough-letters"})
    void refusesWhatIsShortOrNoToken(String token) {
        assertThatThrownBy(() -> BootstrapToken.of(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("rollcall.access.bootstrap-token", "openssl rand")
                .hasMessageNotContaining(token);
    }

    @Test
    void matchesItselfOnly() {
        var token = BootstrapToken.of(TOKEN);
        assertThat(token.matches(TOKEN)).isTrue();
        assertThat(token.matches(TOKEN + "x")).isFalse();
        assertThat(token.matches("")).isFalse();
        assertThat(token).hasToString("BootstrapToken[]");
    }

    @Test
    void matchesNothingIfThereIsNone() {
        assertThat(BootstrapToken.of("").matches("")).isFalse();
        assertThat(BootstrapToken.of("").isSet()).isFalse();
    }
}
