package dev.rollcall.benchmark;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table of text: the first column to the left, the others to the right. */
public final class TextColumns {
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row; all rows have as many cells as the first. */
    public TextColumns row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public void print(PrintWriter out) {
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < row.size(); column++) {
                var blanks = " ".repeat(width(column) - row.get(column).length());
                line.append(column == 0 ? row.get(column) + blanks : "  " + blanks + row.get(column));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
