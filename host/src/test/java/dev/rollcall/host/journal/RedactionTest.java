package dev.rollcall.host.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private static final Redaction OF = new Redaction(List.of("ann@example.com", "Ann Böhm", "ann", " "));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            The MDM shows Ann Böhm.               | The MDM shows (erased).
            ANN BÖHM → nobody                     | (erased) → nobody
            Ask ann@example.com.                  | Ask (erased).
            (Ann@Example.com)                     | ((erased))
            ann, Ann and ANN's                    | (erased), (erased) and (erased)'s
            joann@example.com                     | joann@example.com
            ann@example.com.au                    | ann@example.com.au
            Anna and Joann and by.ann and ann-lee | Anna and Joann and by.ann and ann-lee
            annex                                 | annex
            """)
    void takesOutWholeSpellingsOnly(String text, String left) {
        assertThat(OF.of(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"Ann,true", " ann ,true", "Ann Lee,false", "'',false"})
    void knowsATextThatIsOneOfThem(String text, boolean isOne) {
        assertThat(OF.isOne(text)).isEqualTo(isOne);
    }

    @ParameterizedTest
    @CsvSource({"Anything at all."})
    void changesNothingWhereThereIsNoSpelling(String text) {
        assertThat(new Redaction(List.of(" ")).of(text)).isEqualTo(text);
    }
}
