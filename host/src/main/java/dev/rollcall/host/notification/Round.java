package dev.rollcall.host.notification;

import dev.rollcall.host.notification.NotificationStore.Hold;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks what is to be told through one channel, and tells it. What could not be sent counts as not told, and is decided
 * anew at the next try: nobody gets old news when a channel works again.
 */
final class Round {
    private static final Logger log = LoggerFactory.getLogger(Round.class);
    /** Longer than a sending takes, unless a mail server draws it out; what is then sent twice has the same id. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final Channel channel;
    private final Rules rules;
    private final Notifier.Tools tools;
    private final Hold hold;

    /**
     * @param process this process's id, a UUID
     */
    Round(Channel channel, Rules rules, Notifier.Tools tools, String process) {
        this.channel = channel;
        this.rules = rules;
        this.tools = tools;
        this.hold = new Hold(channel.name(), process);
    }

    Channel channel() {
        return channel;
    }

    /** Does nothing if another process is at it, or the channel has to wait. */
    void run() throws InterruptedException {
        var now = tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
        if (!tools.store().claim(hold, now, now.plus(LEASE))) {
            return;
        }
        try {
            var state = tools.store().state(channel.name());
            if (!state.waits(now, rules.atMostEvery())) {
                tell(state, now);
            }
        } finally {
            tools.store().release(hold);
        }
    }

    private void tell(ChannelState state, Instant now) throws InterruptedException {
        var told = tools.store().told(channel.name());
        var digest = Digest.of(rules, tools.situations().now(), told, now);
        if (!digest.news().isEmpty()) {
            send(digest, state, now);
            return;
        }
        if (differs(told, digest.told())) {
            tools.store().keep(hold, digest.told());
        }
    }

    private void send(Digest digest, ChannelState state, Instant now) throws InterruptedException {
        try {
            var problem = delivered(tools.text().of(channel.name(), digest, now));
            tools.store().sent(hold, now, digest.told(), problem);
            say(state, problem);
        } catch (ChannelException e) {
            tools.store().failed(hold, state.retryAfter(now, e), e.getMessage());
            if (state.failures() == 0) {
                log.warn("Notifications can't be sent by the channel {}. {}", channel.name(), e.getMessage());
            }
        }
    }

    /** A bug is a failure of the channel: it is tried again ever more seldom, and shows in the health. */
    private String delivered(Message message) throws ChannelException, InterruptedException {
        try {
            return channel.send(message).orElse("");
        } catch (RuntimeException e) {
            log.error("The channel {} failed by a bug. Please report it.", channel.name(), e);
            throw new ChannelException("The channel failed by a bug.", "Report it with the log's lines.");
        }
    }

    /** Once: a problem that stays the same is in the health and not in the log again. */
    private void say(ChannelState state, String problem) {
        if (!problem.isEmpty() && !problem.equals(state.problem())) {
            log.warn("A notification was sent by the channel {} in part. {}", channel.name(), problem);
            return;
        }
        if (state.failures() > 0) {
            log.info("Notifications are sent by the channel {} again.", channel.name());
        }
    }

    private static boolean differs(List<Told> before, List<Told> after) {
        return !new HashSet<>(before).equals(new HashSet<>(after));
    }
}
