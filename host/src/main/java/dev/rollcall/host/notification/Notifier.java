package dev.rollcall.host.notification;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells people through every channel that is configured. Each channel has a thread of its own, so that one that hangs
 * keeps nobody else. Safe for use by several threads.
 */
public final class Notifier implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Notifier.class);
    private static final long STOPPING_SECONDS = 20;

    private final Rules rules;
    private final Tools tools;
    private final List<Lane> lanes;

    /**
     * What telling works with.
     *
     * @param situations what is so now
     * @param store what was told
     * @param text the words
     * @param clock what time it is
     */
    public record Tools(Situations situations, NotificationStore store, MessageText text, InstantSource clock) {}

    /**
     * Sends nothing until {@link #round} is called.
     *
     * @param channels with a name of its own each; closed with this
     */
    public Notifier(Rules rules, List<Channel> channels, Tools tools) {
        this.rules = rules;
        this.tools = tools;
        var process = UUID.randomUUID().toString();
        this.lanes = channels.stream()
                .map(channel -> new Lane(new Round(channel, rules, tools, process)))
                .toList();
    }

    /**
     * How a test message went.
     *
     * @param sent whether the channel took it
     * @param message what is wrong, two sentences; empty if nothing is
     */
    record Trial(String channel, String kind, boolean sent, String message) {}

    /** Lets every channel tell what is to be told, and returns at once; to be called every few seconds. */
    public void round() {
        lanes.forEach(Lane::round);
    }

    /** Sends a test message by every channel, and waits for all of them; a channel that is at it first ends that. */
    List<Trial> test() throws InterruptedException {
        var trials = new ArrayList<Future<Trial>>();
        for (var lane : lanes) {
            trials.add(lane.thread.submit(() -> trial(lane.round.channel())));
        }
        var results = new ArrayList<Trial>();
        for (var trial : trials) {
            try {
                results.add(trial.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        }
        return results;
    }

    /** What people should know now, whether or not a channel has told it; by the admin's order of connections. */
    public List<OpenMatter> open() {
        return conditions().stream().map(OpenMatter::of).toList();
    }

    /** The channels that fail, by name. */
    public List<String> failing() {
        return channels().stream()
                .map(Channel::name)
                .filter(name -> tools.store().state(name).isFailing())
                .toList();
    }

    List<Condition> conditions() {
        return rules.conditions(tools.situations().now(), tools.clock().instant()).stream()
                .filter(condition -> !condition.covered())
                .toList();
    }

    /** All that are configured. */
    public int size() {
        return lanes.size();
    }

    List<Channel> channels() {
        return lanes.stream().map(lane -> lane.round.channel()).toList();
    }

    Rules rules() {
        return rules;
    }

    Tools tools() {
        return tools;
    }

    /** Waits a while for what is being sent. */
    @Override
    public void close() {
        lanes.forEach(lane -> lane.thread.shutdown());
        try {
            for (var lane : lanes) {
                if (!lane.thread.awaitTermination(STOPPING_SECONDS, TimeUnit.SECONDS)) {
                    lane.thread.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lanes.forEach(lane -> lane.thread.shutdownNow());
        }
        lanes.forEach(lane -> lane.round.channel().close());
    }

    private Trial trial(Channel channel) throws InterruptedException {
        try {
            var problem =
                    channel.send(tools.text().test(tools.clock().instant())).orElse("");
            tools.store().works(channel.name(), problem);
            return new Trial(channel.name(), channel.kind(), true, problem);
        } catch (ChannelException e) {
            return new Trial(channel.name(), channel.kind(), false, e.getMessage());
        }
    }

    /** A channel with its thread. */
    private static final class Lane {
        private final Round round;
        private final ExecutorService thread;
        private final AtomicBoolean isBusy = new AtomicBoolean();

        Lane(Round round) {
            this.round = round;
            this.thread = Executors.newSingleThreadExecutor(task -> {
                var made = new Thread(task, "notify-" + round.channel().name());
                made.setDaemon(true);
                return made;
            });
        }

        void round() {
            if (!isBusy.compareAndSet(false, true)) {
                return;
            }
            try {
                thread.execute(this::run);
            } catch (RejectedExecutionException e) {
                log.debug("The host is stopping.", e);
            }
        }

        private void run() {
            try {
                round.run();
            } catch (DataAccessException | TransactionException e) {
                // The heartbeat has said so; what is so then is told when the database is back.
                log.debug("The database is away.", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.error("Nothing can be told because of a bug. Please report it.", e);
            } finally {
                isBusy.set(false);
            }
        }
    }
}
