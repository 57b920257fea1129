package dev.rollcall.host.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, as wide as what is in them up to a limit. */
final class TextTable {
    private static final int WIDEST = 44;
    private static final int LAST_WIDEST = 300;

    private final List<List<String>> rows = new ArrayList<>();
    private final int widest;
    private final int lastWidest;

    TextTable(String... titles) {
        this(WIDEST, WIDEST, titles);
    }

    private TextTable(int widest, int lastWidest, String... titles) {
        this.widest = widest;
        this.lastWidest = lastWidest;
        rows.add(List.of(titles));
    }

    /** With columns of that width at the most; the last one, which moves no other, may be longer. */
    static TextTable ofWidth(int widest, String... titles) {
        return new TextTable(widest, LAST_WIDEST, titles);
    }

    void row(List<String> cells) {
        var row = new ArrayList<String>();
        for (var cell : cells) {
            var isLast = row.size() == cells.size() - 1;
            row.add(cell(cell, isLast ? lastWidest : widest));
        }
        rows.add(row);
    }

    void print(PrintWriter out) {
        var widths = widths();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < row.size(); column++) {
                line.append(padded(row.get(column), widths[column])).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** A name can hold line breaks and the escape sequences of terminals; neither belongs on the screen. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().map(point -> isUnsafe(point) ? ' ' : point).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isUnsafe(int point) {
        var type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    private static String cell(String text, int widest) {
        var plain = plain(text);
        var length = plain.codePointCount(0, plain.length());
        return length <= widest ? plain : plain.substring(0, plain.offsetByCodePoints(0, widest - 1)) + "…";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
    }

    private int[] widths() {
        var widths = new int[rows.get(0).size()];
        for (var row : rows) {
            for (var column = 0; column < row.size(); column++) {
                var cell = row.get(column);
                widths[column] = Math.max(widths[column], cell.codePointCount(0, cell.length()));
            }
        }
        return widths;
    }
}
