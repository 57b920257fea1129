package dev.rollcall.host.notification;

import dev.rollcall.host.notification.News.Form;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people see of what is told, and do about it, whichever way they come. */
final class NotificationDesk {
    private final Notifier notifier;

    NotificationDesk(Notifier notifier) {
        this.notifier = notifier;
    }

    /** What is so now, also where no channel is configured that could tell it. */
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
        var open = notifier.conditions().stream()
                .map(condition -> open(condition, told))
                .toList();
        return new NotificationsView(channels, open);
    }

    /**
     * Sends a test message by every channel, and waits for all of them.
     *
     * @throws ProblemException if there is none
     */
    List<Notifier.Trial> test() throws InterruptedException {
        if (notifier.channels().isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "No channel is configured. Set rollcall.notifications.mail.host or"
                            + " rollcall.notifications.webhooks.<name>.url, and start the host anew.");
        }
        return notifier.test();
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
