package dev.rollcall.api;

import java.util.OptionalLong;

/**
 * What the MDM says of a list that was read to its end.
 *
 * @param statedTotal the MDM's own number of records; fewer delivered means that the reading is incomplete. Empty where
 *     its API states none
 */
public record ReadReport(OptionalLong statedTotal) {
    /** The API states no total. */
    public static final ReadReport WITHOUT_TOTAL = new ReadReport(OptionalLong.empty());

    /** The MDM says that it has so many records. */
    public static ReadReport of(long statedTotal) {
        return new ReadReport(OptionalLong.of(statedTotal));
    }
}
