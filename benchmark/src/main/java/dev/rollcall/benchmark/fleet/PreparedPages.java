package dev.rollcall.benchmark.fleet;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** The pages of one list, as bytes. */
final class PreparedPages {
    private final List<byte[]> pages = new ArrayList<>();
    private final byte[] behindTheEnd;

    /**
     * Prepares a list.
     *
     * @param start what comes before the records of a page, and
     * @param end what comes behind them
     * @param record appends the record with that number, counted from 1
     */
    PreparedPages(int records, int size, String start, String end, BiConsumer<StringBuilder, Integer> record) {
        this(records, size, start, number -> end, record);
    }

    /**
     * Prepares a list whose pages end each in its own way.
     *
     * @param end what comes behind the records of the page with that number, counted from 0
     */
    PreparedPages(
            int records, int size, String start, IntFunction<String> end, BiConsumer<StringBuilder, Integer> record) {
        for (var first = 0; first < records; first += size) {
            var page = new StringBuilder(start);
            for (var number = first + 1; number <= Math.min(records, first + size); number++) {
                record.accept(page.append(number == first + 1 ? "" : ", "), number);
            }
            pages.add(page.append(end.apply(pages.size())).toString().getBytes(StandardCharsets.UTF_8));
        }
        behindTheEnd = (start + end.apply(pages.size())).getBytes(StandardCharsets.UTF_8);
    }

    /** The page of that number, from 0; one without records behind the last. */
    byte[] page(long number) {
        return number < pages.size() ? pages.get(Math.toIntExact(number)) : behindTheEnd;
    }

    /** The value of a number in the query of a request; empty if it is not there. */
    static Optional<Integer> number(URI request, String name) {
        var query = request.getRawQuery() == null ? "" : request.getRawQuery();
        var found = Pattern.compile("(?:^|&)" + Pattern.quote(name) + "=([0-9]{1,9})(?:&|$)")
                .matcher(query);
        return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }
}
