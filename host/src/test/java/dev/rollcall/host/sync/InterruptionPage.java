package dev.rollcall.host.sync;

import dev.rollcall.sandbox.day.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** docs/reference/interruptions.md: its tables come from the tests, each between two marks. */
final class InterruptionPage {
    static final String BREAKS = "breaks";
    static final String OUTAGES = "outages";
    static final String WHOLE = "whole";

    /** Tests run in their module's folder. */
    private static final Path PAGE = Path.of("..", "docs", "reference", "interruptions.md");

    private InterruptionPage() {}

    /** Whether the tests write the page rather than compare it. */
    static boolean isToBeWritten() {
        return Boolean.getBoolean("rollcall.docs.write");
    }

    static String section(String name) {
        var text = text();
        return text.substring(from(text, name), to(text, name)).strip();
    }

    static void write(String name, String content) {
        var text = text();
        try {
            Files.writeString(
                    PAGE, text.substring(0, from(text, name)) + "\n" + content + "\n" + text.substring(to(text, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each build plays. */
    static String breaks() {
        var rows = new ArrayList<List<String>>();
        for (var cell : Cell.chosen(Product.SNIPE_IT)) {
            rows.add(List.of(
                    cell.story().told(),
                    cell.point(),
                    cell.meanwhile().told(),
                    cell.isRestarted() ? "new start" : "next run",
                    cell.outcome()));
        }
        return table(List.of("sequence", "killed, or cut off", "meanwhile", "goes on with", "outcome"), rows);
    }

    static String outages() {
        var rows = new ArrayList<List<String>>();
        for (var tests : List.of(
                PlatformOutagesIT.class,
                MdmOutagesIT.class,
                DatabaseOutagesIT.class,
                FullDiskIT.class,
                KilledHostIT.class,
                OftenKilledHostIT.class,
                PostgreSqlIT.class)) {
            Arrays.stream(tests.getDeclaredMethods())
                    .map(test -> test.getAnnotation(Fault.class))
                    .filter(fault -> fault != null)
                    .sorted(Comparator.comparing(Fault::value).thenComparing(Fault::step))
                    .forEach(fault -> rows.add(List.of(fault.value(), fault.step(), fault.outcome())));
        }
        return table(List.of("fault", "step", "outcome"), rows);
    }

    /**
     * The result of a whole run.
     *
     * @param right how many cells of a sequence ended right, by what happened meanwhile
     */
    static String whole(Map<Story, Map<Meanwhile, Integer>> right, String when) {
        var head = new ArrayList<>(List.of("sequence"));
        Arrays.stream(Meanwhile.values()).map(Meanwhile::told).forEach(head::add);
        var rows = new ArrayList<List<String>>();
        for (var story : Story.values()) {
            var row = new ArrayList<>(List.of(story.told()));
            for (var meanwhile : Meanwhile.values()) {
                var all = Cell.all(Product.SNIPE_IT).stream()
                        .filter(cell -> cell.story() == story && cell.meanwhile() == meanwhile)
                        .count();
                var ended = right.getOrDefault(story, Map.of()).getOrDefault(meanwhile, 0);
                row.add(ended + " of " + all);
            }
            rows.add(row);
        }
        return when + "\n\n" + table(head, rows);
    }

    private static String table(List<String> head, List<List<String>> rows) {
        var lines = new ArrayList<String>();
        lines.add(line(head));
        lines.add(line(head.stream().map(name -> "---").toList()));
        rows.forEach(row -> lines.add(line(row)));
        return String.join("\n", lines);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int from(String text, String name) {
        var mark = "<!-- " + name + " -->\n";
        return text.indexOf(mark) + mark.length();
    }

    private static int to(String text, String name) {
        return text.indexOf("<!-- end of " + name + " -->");
    }
}
