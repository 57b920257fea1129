package dev.rollcall.host.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people are told of by mail and webhooks. */
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "Notifications", description = "What people are told of by mail and webhooks.")
class NotificationsController {
    private final NotificationDesk desk;

    NotificationsController(Notifier notifier) {
        this.desk = new NotificationDesk(notifier);
    }

    @GetMapping
    @Operation(
            summary = "What is open, and when it was told by which channel",
            description = "Open is what is so now, also where no channel is configured that could tell it.")
    NotificationsView overview() {
        return desk.overview();
    }

    @PostMapping("/test")
    @Operation(
            summary = "Send a test message by every channel",
            description =
                    "Answers when all have been tried, which may take a minute. What is told stays as it is; a channel that works counts as mended.")
    TrialsView test() throws InterruptedException {
        return new TrialsView(desk.test().stream().map(TrialsView.TrialView::of).toList());
    }
}
