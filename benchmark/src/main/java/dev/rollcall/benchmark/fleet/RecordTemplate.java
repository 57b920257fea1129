package dev.rollcall.benchmark.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One record of a vendor's list, with gaps such as <code>${serial}</code> for what differs between devices. */
final class RecordTemplate {
    private static final Pattern GAP = Pattern.compile("\\$\\{([a-zA-Z]+)}");

    /** Text and the names of gaps, in turns. */
    private final List<String> parts = new ArrayList<>();

    private RecordTemplate(String text) {
        var gaps = GAP.matcher(text);
        var from = 0;
        while (gaps.find()) {
            parts.add(text.substring(from, gaps.start()));
            parts.add(gaps.group(1));
            from = gaps.end();
        }
        parts.add(text.substring(from));
    }

    /** The template in the resource of that name beside this class. */
    static RecordTemplate named(String resource) {
        try (var content = RecordTemplate.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalArgumentException("There is no template " + resource + ".");
            }
            return new RecordTemplate(new String(content.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends the record with its gaps filled. */
    void fill(StringBuilder target, Map<String, String> values) {
        for (var index = 0; index < parts.size(); index++) {
            var part = parts.get(index);
            target.append(index % 2 == 0 ? part : values.get(part));
        }
    }
}
