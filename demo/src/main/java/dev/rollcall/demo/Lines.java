package dev.rollcall.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A compact table whose last column may be long. */
final class Lines {
    private static final int WIDEST = 46;

    private final List<List<String>> rows = new ArrayList<>();

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    void print(PrintStream out) {
        if (rows.isEmpty()) {
            out.println("  nothing");
            return;
        }
        var columns = rows.get(0).size();
        var widths = new int[columns];
        for (var row : rows) {
            for (var i = 0; i < columns - 1; i++) {
                widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
            }
        }
        for (var row : rows) {
            var line = new StringBuilder("  ");
            for (var i = 0; i < columns - 1; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(Math.max(1, widths[i] - row.get(i).length() + 2)));
            }
            out.println(line.append(row.get(columns - 1)).toString().stripTrailing());
        }
    }
}
