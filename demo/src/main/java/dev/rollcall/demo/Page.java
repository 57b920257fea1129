package dev.rollcall.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What the demo prints: titles, sentences and tables, no wider than a terminal where words allow it. */
final class Page {
    private static final int WIDTH = 110;
    private static final String INDENT = "  ";

    private final PrintStream out;

    Page(PrintStream out) {
        this.out = out;
    }

    /**
     * A change in a table.
     *
     * @param difference what it makes different; empty if nothing
     */
    record Row(String serial, String what, String rule, String difference, String reason) {}

    void title(String text) {
        out.println();
        out.println("== " + text);
    }

    void sentence(String text) {
        print("", "", text);
    }

    void item(String text) {
        print("- ", INDENT, text);
    }

    /** As it is: to be copied, or to be read in columns. */
    void line(String text) {
        out.println(INDENT + text);
    }

    void blank() {
        out.println();
    }

    void table(List<Row> rows) {
        if (rows.isEmpty()) {
            line("nothing");
        }
        var serial = rows.stream().mapToInt(row -> row.serial().length()).max().orElse(0);
        var what = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        for (var row : rows) {
            var start = INDENT + padded(row.serial(), serial) + padded(row.what(), what) + padded(row.rule(), 3);
            var texts = new ArrayList<>(List.of(row.difference(), row.reason()));
            texts.removeIf(String::isEmpty);
            for (var text : texts) {
                print(start, " ".repeat(start.length()), text);
                start = " ".repeat(start.length());
            }
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + INDENT.length());
    }

    private void print(String first, String others, String text) {
        var line = new StringBuilder(first);
        var start = first.length();
        for (var word : text.split(" ", -1)) {
            if (line.length() > start && line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder(others);
                start = others.length();
            }
            line.append(line.length() > start ? " " : "").append(word);
        }
        out.println(line);
    }
}
