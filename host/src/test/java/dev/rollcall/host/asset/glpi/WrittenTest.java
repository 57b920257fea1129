package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.PlatformException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The shapes of answers to writes, as they were recorded. */
class WrittenTest {
    private static Written of(String body, boolean isAdded) {
        return Written.of(new JsonMapper().readTree(body), isAdded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"2":true,"message":""},{"3":true,"message":""}]                                      | true
            ["ERROR_GLPI_PARTIAL_UPDATE",[{"2":false,"message":"x"},{"3":true,"message":"x"}]]     | true
            ["ERROR_GLPI_UPDATE",[{"3":false,"message":"No."}]]                                    | false
            {"3":true,"message":""}                                                                | true
            """)
    void findsARowByItsId(String body, boolean isDone) {
        assertThat(of(body, false).row(3))
                .isNotNull()
                .extracting(Written.Row::isDone)
                .isEqualTo(isDone);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ["ERROR_GLPI_PARTIAL_UPDATE",[{"2":true,"message":""}]]
            ["ERROR_GLPI_UPDATE",[]]
            ["ERROR_GLPI_UPDATE",null]
            ["ERROR_GLPI_UPDATE","No."]
            [[]]
            []
            """)
    void knowsNothingOfARowThatIsMissing(String body) {
        var row = of(body, false).row(3);
        assertThat(row).isNull();
        assertThat(Written.failure(row)).extracting(PlatformException::kind).isEqualTo(FailureKind.TRANSIENT);
    }

    @Test
    void readsWhatWasAddedInItsOrder() {
        var added = of(
                "[\"ERROR_GLPI_PARTIAL_ADD\",[{\"id\":1,\"message\":\"y\"},{\"id\":false,\"message\":\"No.\"}]]", true);
        assertThat(added.said()).extracting(Written.Row::id).containsExactly(1L, 0L);
        assertThat(Written.failure(added.said().get(0))).isNull();
        assertThat(Objects.requireNonNull(Written.failure(added.said().get(1))))
                .hasMessageContaining("'No.'")
                .extracting(PlatformException::kind)
                .isEqualTo(FailureKind.REJECTED);
        assertThat(of("{\"id\":7,\"message\":\"y\"}", true).said()).containsExactly(new Written.Row(7, true, "y"));
    }
}
