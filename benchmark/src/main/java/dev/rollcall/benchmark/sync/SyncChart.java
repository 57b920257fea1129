package dev.rollcall.benchmark.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Seconds of syncs over numbers of devices, both in powers of ten, as SVG. Text and lines are of a grey that can be read
 * on light and on dark.
 */
final class SyncChart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 380;
    private static final int LEFT = 70;
    private static final int RIGHT = 40;
    private static final int TOP = 60;
    private static final int BOTTOM = 50;
    private static final int FIRST_LEGEND = 16;
    private static final int LEGEND = 14;
    private static final String GREY = "#7d8590";

    private final List<Figures.Line> lines;
    private final double fewest;
    private final double most;
    private final double shortest;
    private final double longest;

    SyncChart(List<Figures.Line> lines) {
        this.lines = List.copyOf(lines);
        fewest = lines.stream().mapToDouble(Figures.Line::devices).min().orElse(1);
        most = Math.max(
                fewest * 10,
                lines.stream().mapToDouble(Figures.Line::devices).max().orElse(1));
        var seconds = seconds();
        shortest = Math.pow(
                10,
                Math.floor(
                        Math.log10(seconds.stream().mapToDouble(it -> it).min().orElse(1))));
        longest = Math.max(
                shortest * 10,
                Math.pow(
                        10,
                        Math.ceil(Math.log10(
                                seconds.stream().mapToDouble(it -> it).max().orElse(1)))));
    }

    private List<Double> seconds() {
        var seconds = new ArrayList<Double>();
        for (var line : lines) {
            seconds.add(line.ours().seconds());
            if (line.bare().seconds() > 0) {
                seconds.add(line.bare().seconds());
            }
        }
        return seconds;
    }

    /** What one line of the chart shows. */
    private enum Series {
        UNCHANGED("unchanged", "#2f81f7", "nothing to change"),
        BARE("unchanged", "#d29922", "the same pages, bare WebClient"),
        FIRST("first", "#3fb950", "first sync, 5 % differ, no limit of requests");

        private final String kind;
        private final String colour;
        private final String title;

        Series(String kind, String colour, String title) {
            this.kind = kind;
            this.colour = colour;
            this.title = title;
        }

        double seconds(Figures.Line line) {
            return this == BARE ? line.bare().seconds() : line.ours().seconds();
        }
    }

    String svg() {
        var svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH, HEIGHT));
        svg.append("<title>Seconds of a sync over the number of devices</title>\n");
        grid(svg);
        var top = FIRST_LEGEND;
        for (var series : Series.values()) {
            line(svg, series);
            legend(svg, series, top);
            top += LEGEND;
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg) {
        for (var seconds = shortest; seconds <= longest * 1.01; seconds *= 10) {
            segment(svg, LEFT, y(seconds), WIDTH - RIGHT, y(seconds));
            text(svg, LEFT - 8, y(seconds) + 4, "end", number(seconds) + " s");
        }
        for (var devices = fewest; devices <= most * 1.01; devices *= 10) {
            segment(svg, x(devices), TOP, x(devices), HEIGHT - BOTTOM);
            text(svg, x(devices), HEIGHT - BOTTOM + 18, "middle", String.format(Locale.ROOT, "%,.0f", devices));
        }
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "devices, and as many assets");
    }

    private void line(StringBuilder svg, Series series) {
        var points = new StringBuilder();
        for (var line : lines) {
            if (line.kind().equals(series.kind) && series.seconds(line) > 0) {
                var x = x(line.devices());
                var y = y(series.seconds(line));
                points.append(format("%.1f,%.1f ", x, y));
                svg.append(format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n", x, y, series.colour));
            }
        }
        svg.append(format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                points.toString().strip(), series.colour));
    }

    private static void legend(StringBuilder svg, Series series, int y) {
        svg.append(format(
                "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>%n", LEFT, y - 9, series.colour));
        text(svg, LEFT + 16, y, "start", series.title);
    }

    private static void segment(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(format(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-opacity=\"0.35\"/>%n",
                x1, y1, x2, y2, GREY));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String content) {
        svg.append(format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n", x, y, anchor, GREY, content));
    }

    private double x(double devices) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.log(devices / fewest) / Math.log(most / fewest);
    }

    private double y(double seconds) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.log(seconds / shortest) / Math.log(longest / shortest);
    }

    private static String number(double seconds) {
        return seconds < 1 ? String.format(Locale.ROOT, "%.2f", seconds) : String.format(Locale.ROOT, "%,.0f", seconds);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }
}
