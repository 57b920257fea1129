package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.UnknownOutcomeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The rows of several items, sent together: what is added first, what is deleted last. For one use. */
final class RowBatch {
    private final GlpiApi api;
    private final String table;
    private final LongConsumer onDeleted;
    private final List<Line> added = new ArrayList<>();
    private final List<Line> changed = new ArrayList<>();
    private final List<Line> deleted = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param onDeleted is told of each row that GLPI says it deleted
     */
    RowBatch(GlpiApi api, String table, LongConsumer onDeleted) {
        this.api = api;
        this.table = table;
        this.onDeleted = onDeleted;
    }

    /**
     * A row and whose it is.
     *
     * @param id 0 for one that is added
     */
    private record Line(Job job, Map<String, Object> row, long id) {}

    /** Sends some of the rows. */
    private interface Sender {
        Written send(List<Line> lines) throws PlatformException, UnknownOutcomeException, InterruptedException;
    }

    void add(Job job, RowWrites.Changes changes) {
        changes.added().forEach(row -> added.add(new Line(job, row, 0)));
        changes.changed().forEach((id, row) -> changed.add(new Line(job, row, id)));
        changes.deleted().forEach(id -> deleted.add(new Line(job, Map.of(), id)));
    }

    void send() throws InterruptedException {
        each(added, lines -> api.post(table, rows(lines)));
        each(changed, lines -> api.put(table, rows(lines)));
        each(deleted, this::delete);
    }

    private Written delete(List<Line> lines) throws PlatformException, UnknownOutcomeException, InterruptedException {
        var written = api.delete(table, lines.stream().map(Line::id).toList());
        written.said().stream().filter(Written.Row::isDone).forEach(row -> onDeleted.accept(row.id()));
        return written;
    }

    private static List<Map<String, Object>> rows(List<Line> lines) {
        return lines.stream().map(Line::row).toList();
    }

    private static void each(List<Line> all, Sender sender) throws InterruptedException {
        for (var from = 0; from < all.size(); from += ItemWrites.MOST) {
            var lines = all.subList(from, Math.min(from + ItemWrites.MOST, all.size())).stream()
                    .filter(line -> line.job().isOpen())
                    .toList();
            if (!lines.isEmpty()) {
                send(lines, sender);
            }
        }
    }

    private static void send(List<Line> lines, Sender sender) throws InterruptedException {
        try {
            var written = sender.send(lines);
            for (var i = 0; i < lines.size(); i++) {
                lines.get(i).job().sent(Written.failure(row(written, lines, i)));
            }
        } catch (UnknownOutcomeException e) {
            lines.forEach(line -> line.job().sent(e.failure()));
        } catch (PlatformException e) {
            lines.forEach(line -> line.job().refused(e));
        }
    }

    /** Rows that are added have no id to be told by, so they are told by their order, if all of them are there. */
    private static Written.@Nullable Row row(Written written, List<Line> lines, int place) {
        var id = lines.get(place).id();
        if (id > 0) {
            return written.row(id);
        }
        return written.said().size() == lines.size() ? written.said().get(place) : null;
    }
}
