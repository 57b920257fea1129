package dev.rollcall.http;

import java.net.URI;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names that requests are counted under. */
final class Endpoints {
    private static final Pattern ID =
            Pattern.compile("[0-9]+|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|.*[@%=:].*|(?=.*[0-9])[A-Za-z0-9_.~-]{8,}|.{33,}");

    private Endpoints() {}

    /** The path, with what looks like an id replaced. */
    static String of(URI uri) {
        var path = uri.getRawPath();
        if (path == null || path.isEmpty()) {
            return "/";
        }
        return Arrays.stream(path.split("/", -1))
                .map(segment -> ID.matcher(segment).matches() ? "{id}" : segment)
                .collect(Collectors.joining("/"));
    }
}
