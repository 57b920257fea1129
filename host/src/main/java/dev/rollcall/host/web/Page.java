package dev.rollcall.host.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items of this part, in the list's order
 * @param next where the next part is; null if this is the last one
 */
public record Page<T>(
        List<T> items,

        @Schema(description = "Where the next part of the list is; absent at its end.") @Nullable
        String next) {
    public Page {
        items = List.copyOf(items);
    }

    /** A list that is never long enough for parts. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
