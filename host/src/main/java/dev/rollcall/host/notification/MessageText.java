package dev.rollcall.host.notification;

import dev.rollcall.host.notification.News.Form;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Words for what is told. It names connections and counts; no person, device or serial. */
public final class MessageText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_REASON = 500;

    private final Optional<String> link;

    /**
     * @param link where people open Rollcall; empty if nobody said
     */
    public MessageText(Optional<String> link) {
        this.link = link;
    }

    /** What is told through a channel. */
    Message of(String channel, Digest digest, Instant now) {
        var items = digest.news().stream().map(MessageText::item).toList();
        return new Message(id(channel, digest), now, title(digest.news()), items, link);
    }

    /** Shows that a channel works. */
    Message test(Instant now) {
        return new Message(UUID.randomUUID().toString(), now, "Rollcall: a test message", List.of(), link);
    }

    /** The whole message as plain text. */
    static String plain(Message message) {
        var parts = message.items().stream().map(MessageText::plain).collect(Collectors.joining("\n\n"));
        var body = message.items().isEmpty() ? testText() : parts;
        return body + message.link().map(where -> "\n\nRollcall: " + where).orElse("") + "\n";
    }

    static String testText() {
        return "This is a test: messages of Rollcall arrive here.";
    }

    private static String plain(Message.Item item) {
        var command = item.command().isEmpty() ? "" : "\n    " + item.command();
        return item.text() + (item.cure().isEmpty() ? "" : "\n" + item.cure()) + command;
    }

    static Message.Item item(News news) {
        return new Message.Item(news, text(news), cure(news), command(news));
    }

    private static String title(List<News> news) {
        if (news.size() == 1) {
            return "Rollcall: " + title(news.get(0));
        }
        var over = news.stream().filter(one -> one.form() == Form.OVER).count();
        var open = news.size() - over;
        if (open == 0) {
            return "Rollcall: " + over + " matters are over";
        }
        var matters = open == 1 ? "1 matter needs a person" : open + " matters need a person";
        return "Rollcall: " + matters + (over == 0 ? "" : ", " + over + (over == 1 ? " is over" : " are over"));
    }

    private static String title(News news) {
        var name = name(news);
        if (news.form() == Form.OVER) {
            return name + " is synced again";
        }
        var still = news.form() == Form.STILL ? "still " : "";
        return switch (news.matter().kind()) {
            case HELD -> changes(news) + " of " + name + " " + still + (news.amount() == 1 ? "waits" : "wait");
            case FAILING -> "syncs of " + name + " " + still + "fail";
            case NOT_SYNCED -> name + " is " + still + "not synced";
        };
    }

    private static String text(News news) {
        var name = name(news);
        var since = TIME.format(news.since());
        if (news.form() == Form.OVER) {
            return news.matter().kind() == Kind.FAILING
                    ? name + " is synced again: the sync that ended at " + since + " read everything, after at least "
                            + news.amount() + " that had failed."
                    : name + " is synced again: a sync read everything at " + since + ".";
        }
        var still = news.form() == Form.STILL ? "still " : "";
        return switch (news.matter().kind()) {
            case HELD ->
                changes(news) + " of " + name + " " + still
                        + (news.amount() == 1 ? "waits for a person" : "wait for a person") + ", the oldest since "
                        + since + ".";
            case FAILING ->
                (news.amount() == 1 ? "The last sync" : "The last " + news.amount() + " syncs") + " of " + name
                        + " failed or did not read everything, the first at " + since + ". " + reason(news);
            case NOT_SYNCED -> "No sync of " + name + " has read everything since " + since + ".";
        };
    }

    private static String cure(News news) {
        if (news.form() == Form.OVER) {
            return "";
        }
        return switch (news.matter().kind()) {
            case HELD -> "See what they are, then approve or discard them:";
            case FAILING -> "Mend that, and look whether the connection works:";
            case NOT_SYNCED -> "See why none runs, and start one:";
        };
    }

    private static String command(News news) {
        if (news.form() == Form.OVER) {
            return "";
        }
        return switch (news.matter().kind()) {
            case HELD -> "./rollcall changes " + news.run() + " --state HELD";
            case FAILING -> "./rollcall check " + news.matter().connection();
            case NOT_SYNCED -> "./rollcall sync " + news.matter().connection();
        };
    }

    private static String changes(News news) {
        return news.amount() == 1 ? "1 held change" : news.amount() + " held changes";
    }

    private static String reason(News news) {
        var reason = line(news.reason());
        if (reason.isEmpty()) {
            return "The run's report says why.";
        }
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private static String name(News news) {
        return line(news.name());
    }

    /** In one line: a line break in a name must not begin a header or a paragraph. */
    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The same for the same news: a host that dies before it has noted that they were sent sends them again. */
    private static String id(String channel, Digest digest) {
        var tellings = digest.told().stream().collect(Collectors.toMap(Told::matter, Told::tellings));
        var text = digest.news().stream()
                .map(news -> news.matter() + " " + news.form() + " " + news.since() + " " + tellings.get(news.matter()))
                .collect(Collectors.joining("\n", channel + "\n", ""));
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
