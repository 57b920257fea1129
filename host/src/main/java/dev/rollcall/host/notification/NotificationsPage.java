package dev.rollcall.host.notification;

import dev.rollcall.host.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where people see what is told, and by which channels; ADMINs try these. */
@Controller
class NotificationsPage {
    private static final String ROUTE = "/notifications";

    private final Notifier notifier;
    private final NotificationDesk desk;

    NotificationsPage(Notifier notifier) {
        this.notifier = notifier;
        this.desk = new NotificationDesk(notifier);
    }

    /** What is open, and the run that shows it; the run is empty where none does. */
    record Open(NotificationsView.OpenView view, String run) {}

    /** A channel, and how it is configured. */
    record Shown(NotificationsView.ChannelView state, Channel channel) {}

    @GetMapping(ROUTE)
    ModelAndView overview() {
        return page(List.of(), HttpStatus.OK);
    }

    /** Shows at once how it went: nothing is changed but that a channel which works counts as mended. */
    @PostMapping(ROUTE + "/test")
    ModelAndView test() throws InterruptedException {
        try {
            return page(desk.test(), HttpStatus.OK);
        } catch (ProblemException e) {
            return page(List.of(), e.type().status()).addObject("problems", e.shown());
        }
    }

    private ModelAndView page(List<Notifier.Trial> trials, HttpStatus status) {
        var overview = desk.overview();
        var channels = notifier.channels();
        var view = new ModelAndView("notification/notifications", status);
        view.addObject(
                "channels",
                overview.channels().stream()
                        .map(state -> new Shown(state, named(channels, state.name())))
                        .toList());
        var matters = notifier.open();
        view.addObject(
                "open",
                overview.open().stream()
                        .map(one -> new Open(one, run(one, matters)))
                        .toList());
        view.addObject("trials", trials);
        var rules = notifier.rules();
        view.addObject("failures", rules.failures());
        view.addObject("notSyncedFor", rules.notSyncedFor().isZero() ? null : text(rules.notSyncedFor()));
        view.addObject(
                "repeats", rules.repeats().stream().map(NotificationsPage::text).collect(Collectors.joining(", ")));
        view.addObject("atMostEvery", text(rules.atMostEvery()));
        return view;
    }

    private static String text(Duration time) {
        var hours = Duration.ofHours(1).toSeconds();
        var days = Duration.ofDays(1).toSeconds();
        var seconds = time.toSeconds();
        if (seconds % days == 0) {
            return seconds / days + " d";
        }
        return seconds % hours == 0 ? seconds / hours + " h" : time.toMinutes() + " min";
    }

    private static String run(NotificationsView.OpenView view, List<OpenMatter> matters) {
        return matters.stream()
                .filter(one -> one.kind() == view.kind() && one.connection().equals(view.connection()))
                .map(OpenMatter::run)
                .findFirst()
                .orElse("");
    }

    private static Channel named(List<Channel> channels, String name) {
        return channels.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
