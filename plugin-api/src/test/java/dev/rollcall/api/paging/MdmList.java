package dev.rollcall.api.paging;

import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows {@code {"id":"1"}} … as the tests' MDM lists them. */
final class MdmList {
    private MdmList() {}

    /** The ids from 1 to the count. */
    static List<String> ids(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(Collectors.toList());
    }

    /** As many of the ids as the page has. */
    static List<String> page(List<String> ids, long offset, long size) {
        return ids.stream().skip(offset).limit(size).toList();
    }

    /** The rows as a bare array. An id that is no number is a row that can't be read; "?" has not even an id. */
    static String rows(Collection<String> ids) {
        return ids.stream()
                .map(id -> id.equals("?") ? "{\"name\":\"x\"}" : "{\"id\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The rows at /results, with more properties. */
    static String body(Collection<String> ids, String more) {
        return "{\"results\":" + rows(ids) + (more.isEmpty() ? "" : "," + more) + "}";
    }

    static Device device(Row row) throws RowException {
        var id = row.json().path("id").asString("");
        if (!id.matches("[0-9]+")) {
            throw new RowException("The id is no number.");
        }
        return Device.withId(id).build();
    }
}
