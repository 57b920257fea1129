package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void alignsItsColumns() {
        var table = new TextTable("A", "B");
        table.row(List.of("long one", "x"));
        assertThat(printed(table)).isEqualToNormalizingNewlines("A         B\nlong one  x\n");
    }

    @Test
    void letsNoNameReachTheTerminalAsACommand() {
        assertThat(TextTable.plain("a\u001b[2Jb\nc\u202ed")).isEqualTo("a [2Jb c d");
    }

    @Test
    void cutsWhatIsTooLongWithoutBreakingACharacter() {
        var table = new TextTable("A");
        table.row(List.of("😀".repeat(100)));
        assertThat(printed(table)).contains("😀".repeat(43) + "…");
    }

    private static String printed(TextTable table) {
        var text = new StringWriter();
        table.print(new PrintWriter(text, true));
        return text.toString();
    }
}
