package dev.rollcall.host.command;

import dev.rollcall.host.command.ChangeView.DeviceView;
import dev.rollcall.host.command.ChangeView.UserView;
import dev.rollcall.host.command.HistoryView.SightingView;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The history of one device, as people read it. */
final class HistoryText {
    private final HistoryView history;
    private final TimeText times;
    private final Map<String, String> names = new HashMap<>();

    /**
     * For one device.
     *
     * @param connections by id, what they are called now
     */
    HistoryText(HistoryView history, Map<String, String> connections, TimeText times) {
        this.history = history;
        this.times = times;
        history.sightings()
                .forEach(sighting -> names.put(
                        sighting.connection().id(), sighting.connection().name()));
        names.putAll(connections);
    }

    void print(PrintWriter out) {
        var decider = history.decider();
        out.println("Device " + TextTable.plain(history.serial())
                + (decider == null ? "" : "; its assignee is decided by " + name(decider)));
        out.println();
        if (history.sightings().isEmpty()) {
            out.println("No connection has seen it.");
        } else {
            sightings().print(out);
        }
        if (history.changes().isEmpty()) {
            out.println();
            out.println("Nothing was ever changed for it.");
        }
        for (var change : history.changes()) {
            out.println();
            print(out, change);
        }
    }

    private TextTable sightings() {
        var table = new TextTable(
                "SEEN BY", "DEVICE ID", "LIST", "ENROLLED", "USER", "LAST CONTACT", "LAST SEEN", "RUNS WITHOUT IT");
        for (var sighting : history.sightings()) {
            table.row(row(sighting));
        }
        return table;
    }

    private List<String> row(SightingView sighting) {
        return List.of(
                sighting.connection().name(),
                sighting.sourceId(),
                sighting.list(),
                sighting.enrolled() ? "yes" : "no",
                user(sighting),
                moment(sighting.lastContact()),
                times.moment(sighting.seenAt()),
                String.valueOf(sighting.missingRuns()));
    }

    /** With its time where that is older than the sighting: it may be another person since. */
    private String user(SightingView sighting) {
        var user = sighting.user();
        var at = sighting.userAt();
        var name = user == null ? "" : named(user).findFirst().orElse("");
        if (name.isEmpty()) {
            return sighting.said().toLowerCase(Locale.ROOT);
        }
        return at == null || !at.isBefore(sighting.seenAt()) ? name : name + " on " + times.moment(at);
    }

    private static Stream<String> named(UserView user) {
        return Stream.of(user.displayName(), user.email(), user.username())
                .flatMap(Stream::ofNullable)
                .filter(part -> !part.isEmpty());
    }

    private void print(PrintWriter out, ChangeView change) {
        var asset = change.label().isEmpty() ? "" : " of asset " + change.label();
        var at = Optional.ofNullable(change.endedAt()).orElse(change.decidedAt());
        out.println(TextTable.plain(times.moment(at) + "  " + change.state() + "  "
                + change.kind().name().toLowerCase(Locale.ROOT) + asset + " by " + name(change.connection()) + " (run "
                + RunView.shortened(change.run()) + ", change " + change.id() + ")"));
        DifferenceText.lines(change).forEach(line -> print(out, "", line));
        print(out, "why: ", change.rule() + ". " + change.reason());
        var evidence = change.evidence();
        if (evidence != null) {
            print(out, "the MDM showed: ", text(evidence));
        }
        if (change.decider() != null) {
            print(out, "the assignee is decided by: ", name(change.decider()));
        }
        print(out, "outcome: ", change.message());
        change.sideEffects().forEach(effect -> print(out, "besides: ", effect));
        if (change.actor() != null) {
            print(out, "by: ", change.actor());
        }
        if (change.revertedBy() != null) {
            print(out, "taken back by: ", "run " + RunView.shortened(change.revertedBy()));
        }
    }

    private static void print(PrintWriter out, String what, String text) {
        if (!text.isEmpty()) {
            out.println("    " + what + TextTable.plain(text));
        }
    }

    private String text(DeviceView device) {
        return "device " + device.sourceId() + ", " + device.enrolment().toLowerCase(Locale.ROOT) + ", "
                + text(device.user()) + ", last contact " + moment(device.lastContact());
    }

    private static String text(UserView user) {
        return switch (user.said()) {
            case "SOMEBODY" -> "assigned to " + named(user).collect(Collectors.joining(", "));
            case "NOBODY" -> "assigned to nobody";
            default -> "nothing said of its user" + (user.reason() == null ? "" : " (" + user.reason() + ")");
        };
    }

    private String name(@Nullable String connection) {
        return connection == null ? "-" : TextTable.plain(names.getOrDefault(connection, connection));
    }

    private String moment(@Nullable Instant at) {
        return at == null ? "unknown" : times.moment(at);
    }
}
