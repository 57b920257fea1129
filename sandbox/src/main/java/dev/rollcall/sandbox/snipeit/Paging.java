package dev.rollcall.sandbox.snipeit;

import java.util.Arrays;
import java.util.List;

/**
 * A page of a list: what is missing, 0, text or too much becomes the largest page; what is negative becomes its absolute
 * value, and so gets round the maximum.
 */
record Paging(int offset, int limit) {

    static Paging of(Call call, Settings settings) {
        int limit = Call.integer(call.parameter("limit"));
        if (limit == 0 || limit > settings.maxResults) {
            limit = settings.maxResults;
        }
        return new Paging(Math.max(0, Call.integer(call.parameter("offset"))), Math.abs(limit));
    }

    /** As newer versions read it: {@code page} counts where there is no {@code offset}. */
    static Paging withPages(Call call, Settings settings) {
        Paging paging = of(call, settings);
        int page = Call.integer(call.parameter("page"));
        if (call.query().containsKey("offset") || page < 2) {
            return paging;
        }
        return new Paging((page - 1) * paging.limit, paging.limit);
    }

    <T> List<T> cut(List<T> rows) {
        int from = Math.min(offset, rows.size());
        return rows.subList(from, Math.min(rows.size(), from + limit));
    }

    int[] cut(int[] rows) {
        int from = Math.min(offset, rows.length);
        return Arrays.copyOfRange(rows, from, Math.min(rows.length, from + limit));
    }
}
