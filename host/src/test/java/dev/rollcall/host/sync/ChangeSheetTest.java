package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeSheetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example\")",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r\n=1",
                "  =1",
                "\uFF1D1",
                "\uFF201",
                "x;=1",
                "x,=1",
                "x\"=1",
                "x\";\"=1",
                "x\n=1;+1"
            })
    void startsNoFormulaHoweverACellIsTakenApart(String text) {
        var cell = ChangeSheet.cell(text);
        assertThat(cell).startsWith("\"").endsWith("\"").doesNotContainPattern("[\\r\\n\\t]");
        for (var part : cell.split("[;,|\"]", -1)) {
            assertThat(part.strip()).doesNotContainPattern("^[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");
        }
    }

    @Test
    void leavesOtherTextsAsTheyAre() {
        assertThat(ChangeSheet.cell("Noor Šimunović, a-b @ 16 GB = 2"))
                .isEqualTo("\"Noor Šimunović, a-b @ 16 GB = 2\"");
        assertThat(ChangeSheet.cell("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(ChangeSheet.cell("")).isEmpty();
        assertThat(ChangeSheet.cell(null)).isEmpty();
    }
}
