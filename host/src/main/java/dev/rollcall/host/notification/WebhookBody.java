package dev.rollcall.host.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a webhook is sent. */
public enum WebhookBody {
    /** Every fact by itself, for programs. */
    GENERIC {
        @Override
        ObjectNode of(Message message) {
            var body = object().put("id", message.id())
                    .put("type", message.items().isEmpty() ? "test" : "notification")
                    .put("timestamp", message.at().toString())
                    .put("title", message.title());
            message.link().ifPresent(link -> body.put("link", link));
            var items = body.putArray("items");
            message.items().forEach(item -> items.add(generic(item)));
            return body;
        }
    },
    /**
     * Blocks for an incoming webhook of Slack: at most 50, a header of at most 150 characters, a section of at most 3000
     * (docs.slack.dev, Block Kit).
     */
    SLACK {
        @Override
        ObjectNode of(Message message) {
            var body = object().put("text", escaped(message.title()));
            var blocks = body.putArray("blocks");
            blocks.addObject()
                    .put("type", "header")
                    .putObject("text")
                    .put("type", "plain_text")
                    .put("text", cut(message.title(), 150));
            for (var paragraph : paragraphs(message, "`")) {
                section(blocks, cut(escaped(paragraph), 3000));
            }
            message.link().ifPresent(link -> section(blocks, "<" + escaped(link) + "|Open Rollcall>"));
            return body;
        }
    },
    /** An Adaptive Card for a workflow of Teams that is started by a webhook; a message has at most 28 KB. */
    TEAMS {
        @Override
        ObjectNode of(Message message) {
            var body = object().put("type", "message");
            var card = body.putArray("attachments")
                    .addObject()
                    .put("contentType", "application/vnd.microsoft.card.adaptive")
                    .putNull("contentUrl")
                    .putObject("content")
                    .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                    .put("type", "AdaptiveCard")
                    .put("version", "1.4");
            var blocks = card.putArray("body");
            text(blocks, cut(message.title(), 150)).put("weight", "Bolder").put("size", "Medium");
            for (var paragraph : paragraphs(message, "")) {
                // A single line break is none in a card.
                text(blocks, cut(paragraph.replace("\n", "\n\n"), 1000));
            }
            message.link().ifPresent(link -> card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", "Open Rollcall")
                    .put("url", link));
            return body;
        }
    };

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Well within what Slack and Teams accept. */
    private static final int MOST_ITEMS = 20;

    abstract ObjectNode of(Message message);

    byte[] bytes(Message message) {
        return JSON.writeValueAsBytes(of(message));
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static ObjectNode generic(Message.Item item) {
        var news = item.news();
        var node = object().put("kind", news.matter().kind().name().toLowerCase(Locale.ROOT))
                .put("state", news.form().name().toLowerCase(Locale.ROOT));
        node.putObject("connection").put("id", news.matter().connection()).put("name", news.name());
        node.put("count", news.amount()).put("since", news.since().toString());
        if (!news.run().isEmpty()) {
            node.put("run", news.run());
        }
        node.put("text", item.text()).put("cure", item.cure());
        if (!item.command().isEmpty()) {
            node.put("command", item.command());
        }
        return node;
    }

    /** One for each item, and one for those that are too many. */
    private static List<String> paragraphs(Message message, String quote) {
        if (message.items().isEmpty()) {
            return List.of(MessageText.testText());
        }
        var paragraphs = new ArrayList<String>();
        for (var item :
                message.items().subList(0, Math.min(MOST_ITEMS, message.items().size()))) {
            var cure = item.cure().isEmpty() ? "" : "\n" + item.cure();
            paragraphs.add(item.text() + cure + (item.command().isEmpty() ? "" : " " + quote + item.command() + quote));
        }
        if (message.items().size() > MOST_ITEMS) {
            paragraphs.add("And " + (message.items().size() - MOST_ITEMS) + " more.");
        }
        return paragraphs;
    }

    private static void section(ArrayNode blocks, String text) {
        blocks.addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                .put("text", text);
    }

    private static ObjectNode text(ArrayNode blocks, String text) {
        return blocks.addObject().put("type", "TextBlock").put("text", text).put("wrap", true);
    }

    /** What Slack takes for the beginning of a mark (docs.slack.dev, formatting message text). */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
