package dev.rollcall.sandbox.mdm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a tenant was asked. Safe for all threads. */
public final class MdmRequestLog {
    private static final int KEPT = 10_000;

    private final Deque<Entry> last = new ArrayDeque<>();
    private final List<Entry> writes = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();

    MdmRequestLog() {}

    /**
     * A request.
     *
     * @param endpoint its path, with a word in braces in place of an id
     * @param parameters of the query; a token request's form is not kept
     * @param isQuery whether it reads although it is posted
     */
    public record Entry(
            String method,
            String path,
            String endpoint,
            Map<String, List<String>> parameters,
            boolean isForToken,
            boolean isQuery) {
        public Entry {
            parameters = Map.copyOf(parameters);
        }

        /** Whether it was meant to change something: everything but a token request and reading is. */
        public boolean isWrite() {
            return !isForToken && !isQuery && !method.equals("GET") && !method.equals("HEAD");
        }
    }

    synchronized void add(Entry entry) {
        counts.merge(entry.endpoint(), 1L, Long::sum);
        last.add(entry);
        if (last.size() > KEPT) {
            last.remove();
        }
        if (entry.isWrite()) {
            writes.add(entry);
        }
    }

    /** The last 10,000, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(last);
    }

    /** All that were meant to change something, which none ever should (R1). */
    public synchronized List<Entry> writes() {
        return List.copyOf(writes);
    }

    /** How many there were of each endpoint. */
    public synchronized Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }

    /** How many there were in all. */
    public synchronized long count() {
        return sum(counts.values());
    }

    public synchronized void clear() {
        last.clear();
        writes.clear();
        counts.clear();
    }

    private static long sum(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }
}
