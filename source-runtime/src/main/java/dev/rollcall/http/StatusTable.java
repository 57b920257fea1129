package dev.rollcall.http;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Fault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a status means where the plugin knows nothing better. The first line that fits counts. */
final class StatusTable {
    private static final List<Line> LINES = List.of(
            new Line(300, 399, Kind.SETTINGS, "leads elsewhere", "Enter the address it leads to, if you trust it."),
            new Line(400, 400, Kind.BAD_REQUEST, "refuses the request as wrong", Line.REPORT),
            new Line(
                    401,
                    401,
                    Kind.AUTHENTICATION,
                    "refuses the credentials",
                    "Check that they are right, not expired and not revoked, and enter them again."),
            new Line(
                    403,
                    403,
                    Kind.PERMISSION,
                    "does not allow this with the credentials given",
                    "Give them the permissions that the provider's page names."),
            new Line(
                    404,
                    404,
                    Kind.NOT_FOUND,
                    "knows no such address or record",
                    "Check the connection's address, and whether the MDM's version is supported."),
            new Line(408, 408, Kind.TIMEOUT, "gave up waiting for the request", Line.LATER),
            new Line(413, 413, Kind.PAGE_TOO_LARGE, "finds what was asked for too large", "Ask for less at once."),
            new Line(
                    429,
                    429,
                    Kind.RATE_LIMITED,
                    "asks to slow down",
                    "Wait, and check what else uses this MDM's API; the limit is often shared."),
            new Line(504, 504, Kind.TIMEOUT, "got no answer in time from its own servers", Line.LATER),
            new Line(500, 599, Kind.UNAVAILABLE, "failed by itself", Line.LATER),
            new Line(400, 499, Kind.BAD_REQUEST, "refuses the request", Line.REPORT));

    private StatusTable() {}

    /** What is wrong with an answer; empty for a success. */
    static Optional<Fault> fault(RawAnswer answer) {
        if (answer.isSuccess()) {
            return answer.isWebPage() ? Optional.of(webPage(answer)) : Optional.empty();
        }
        return Optional.of(LINES.stream()
                .filter(line -> line.fits(answer.status()))
                .findFirst()
                .map(line -> line.fault(answer))
                .orElseGet(() -> odd(answer)));
    }

    private static Fault webPage(RawAnswer answer) {
        return new Fault(
                Kind.SETTINGS,
                "A web page answered at " + Addresses.spoken(answer.uri()) + " in place of the MDM's API.",
                "Check the connection's address; it must be that of the API, not of the console.");
    }

    private static Fault odd(RawAnswer answer) {
        return new Fault(
                Kind.MALFORMED,
                answer.uri().getHost() + " answered with the status " + answer.status() + ", which means nothing here.",
                Line.REPORT);
    }

    private record Line(int from, int to, Kind kind, String does, String cure) {
        static final String LATER = "Try again later; if it stays so, look at the MDM's status page.";
        static final String REPORT = "Check the settings; if they are right, report this to the maker of the plugin.";

        boolean fits(int status) {
            return from <= status && status <= to;
        }

        Fault fault(RawAnswer answer) {
            var where = kind == Kind.SETTINGS ? redirect(answer) : "";
            var happened = Addresses.spoken(answer.uri()) + " " + does + where + " (status " + answer.status() + ").";
            return new Fault(kind, happened, cure);
        }

        private static String redirect(RawAnswer answer) {
            return answer.header("Location")
                    .flatMap(location -> host(answer.uri(), location))
                    .map(host -> ", to the host " + host)
                    .orElse("");
        }

        private static Optional<String> host(URI asked, String location) {
            try {
                return Optional.ofNullable(asked.resolve(location).getHost());
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
