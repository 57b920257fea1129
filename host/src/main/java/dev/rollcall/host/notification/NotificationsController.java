package dev.rollcall.host.notification;

import dev.rollcall.host.notification.News.Form;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people are told of by mail and webhooks. */
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "Notifications", description = "What people are told of by mail and webhooks.")
class NotificationsController {
    private final Notifier notifier;

    NotificationsController(Notifier notifier) {
        this.notifier = notifier;
    }

    @GetMapping
    @Operation(
            summary = "What is open, and when it was told by which channel",
            description = "Open is what is so now, also where no channel is configured that could tell it.")
    NotificationsView overview() {
        var tools = notifier.tools();
        var told = new TreeMap<String, List<Told>>();
        var channels = notifier.channels().stream()
                .map(channel -> {
                    told.put(channel.name(), tools.store().told(channel.name()));
                    return NotificationsView.ChannelView.of(
                            channel, tools.store().state(channel.name()));
                })
                .toList();
        var now = tools.clock().instant();
        var open = notifier.rules().conditions(tools.situations().now(), now).stream()
                .filter(condition -> !condition.covered())
                .map(condition -> open(condition, told))
                .toList();
        return new NotificationsView(channels, open);
    }

    @PostMapping("/test")
    @Operation(
            summary = "Send a test message by every channel",
            description =
                    "Answers when all have been tried, which may take a minute. What is told stays as it is; a channel that works counts as mended.")
    TrialsView test() throws InterruptedException {
        if (notifier.channels().isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "No channel is configured. Set rollcall.notifications.mail.host or"
                            + " rollcall.notifications.webhooks.<name>.url, and start the host anew.");
        }
        return new TrialsView(
                notifier.test().stream().map(TrialsView.TrialView::of).toList());
    }

    private NotificationsView.OpenView open(Condition condition, Map<String, List<Told>> told) {
        var item = MessageText.item(News.of(Form.NEW, condition));
        var tellings = told.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(one -> one.matter().equals(condition.matter()))
                        .map(one -> telling(entry.getKey(), one, condition)))
                .toList();
        return NotificationsView.OpenView.of(condition, item, tellings);
    }

    private NotificationsView.TellingView telling(String channel, Told told, Condition condition) {
        Instant next = told.dueAt(condition, notifier.rules());
        return new NotificationsView.TellingView(channel, told.tellings(), told.toldAt(), next);
    }
}
