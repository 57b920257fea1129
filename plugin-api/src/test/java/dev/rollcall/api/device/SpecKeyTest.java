package dev.rollcall.api.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpecKeyTest {

    @Test
    void textsAreTrimmedAndBlankOnesSayNothing() {
        var key = SpecKey.text("model", "Model");
        assertThat(key.meaningful("  MacBook Air ")).contains("MacBook Air");
        assertThat(key.meaningful(" \t ")).isEmpty();
        assertThat(key.meaningful("")).isEmpty();
        assertThat(key.meaningful(null)).isEmpty();
    }

    @Test
    void numbersThatAreNotAboveZeroSayNothing() {
        var key = SpecKey.number("memory", "Memory", "byte");
        assertThat(key.meaningful(1L)).contains(1L);
        assertThat(key.meaningful(0L)).isEmpty();
        assertThat(key.meaningful(-1L)).isEmpty();
    }

    @Test
    void noSaysSomething() {
        assertThat(SpecKey.flag("supervised", "Supervised").meaningful(false)).contains(false);
    }

    @Test
    void keysAreTheSameByNameAndType() {
        assertThat(SpecKey.text("os", "OS"))
                .isEqualTo(SpecKey.text("os", "Operating system"))
                .hasSameHashCodeAs(SpecKey.text("os", "Operating system"))
                .isNotEqualTo(SpecKey.text("osBuild", "OS"))
                .isNotEqualTo(SpecKey.flag("os", "OS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Model", "a b", "a..b", "a.", "ä"})
    void refusesWhatIsNoName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecKey.text(name, "Label"))
                .withMessageContaining("Use letters, digits, dots and hyphens");
    }

    @Test
    void aVendorQualifiesItsOwnKeys() {
        var key = SpecKey.number("kandji.volume-count", "Volumes", "");
        assertThat(key.name()).isEqualTo("kandji.volume-count");
        assertThat(key.unit()).isEmpty();
        assertThat(key.type()).isEqualTo(Long.class);
    }

    @Test
    void theStandardKeysHaveDifferentNamesAndLabels() {
        assertThat(StandardSpecs.ALL).doesNotHaveDuplicates();
        assertThat(StandardSpecs.ALL.stream().map(SpecKey::name)).doesNotHaveDuplicates();
        assertThat(StandardSpecs.ALL.stream().map(SpecKey::label)).doesNotHaveDuplicates();
    }
}
