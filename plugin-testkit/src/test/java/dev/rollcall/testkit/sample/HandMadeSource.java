package dev.rollcall.testkit.sample;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads by a loop of its own, as a vendor may who does without {@code Pages}; right by itself, and easy to spoil. */
class HandMadeSource extends SampleSource {

    @Override
    public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
            throws SourceException, InterruptedException {
        var offset = 0;
        var total = -1L;
        var distinct = new AtomicInteger();
        while (true) {
            var rows = new AtomicInteger();
            var isKnown = new AtomicBoolean();
            var answer = context.http().send(SampleApi.list(partition, offset, PAGE));
            var rest = answer.rows("/devices", row -> {
                rows.incrementAndGet();
                if (take(row, sink)) {
                    distinct.incrementAndGet();
                } else {
                    isKnown.set(true);
                }
            });
            if (!rest.has("devices")) {
                throw failure(SourceException.Kind.MALFORMED, "The answer has no devices.");
            }
            var stated = rest.at("/total").asLong(-1);
            total = compared(total, stated);
            offset += rows.get();
            if (isEnd(rows.get(), offset, stated) || (isKnown.get() && stopsAtKnown())) {
                return report(stated, distinct.get());
            }
        }
    }

    /** Takes a row; returns whether its device is new. */
    boolean take(Row row, DeviceSink sink) throws SourceException, InterruptedException {
        try {
            return sink.accept(device(row));
        } catch (RowException e) {
            return unreadable(row, sink, Objects.requireNonNull(e.getMessage()));
        }
    }

    boolean unreadable(Row row, DeviceSink sink, String reason) throws SourceException {
        sink.reject(row.json().at("/id").asString(""), reason);
        return true;
    }

    long compared(long before, long now) throws SourceException {
        if (before >= 0 && before != now) {
            throw failure(SourceException.Kind.INCOMPLETE, "The list changed.");
        }
        return now;
    }

    boolean isEnd(int rows, int offset, long total) throws SourceException {
        return rows == 0 || offset >= total;
    }

    boolean stopsAtKnown() {
        return false;
    }

    ReadReport report(long stated, int distinct) {
        return ReadReport.of(stated);
    }

    static SourceException failure(SourceException.Kind kind, String happened) {
        return new SourceException(kind, happened, "Try again.");
    }
}
