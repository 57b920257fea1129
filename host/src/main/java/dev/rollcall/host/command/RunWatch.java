package dev.rollcall.host.command;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Waits until runs are over, shows how far they are, and cancels them when the command is interrupted. */
final class RunWatch {
    /** A short run is told at once; a long one is not asked for more often than people look. */
    private static final Duration FIRST = Duration.ofMillis(100);

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int FAILURES = 3;

    private final HostClient client;
    private final Screen screen;
    private final InstantSource clock;
    private final TimeText times;
    private boolean isCancelled;
    private int failures;

    RunWatch(HostClient client, Screen screen, InstantSource clock, TimeText times) {
        this.client = client;
        this.screen = screen;
        this.clock = clock;
        this.times = times;
    }

    /**
     * Waits.
     *
     * @return the runs as they ended, in the same order
     * @throws HostGoneException if the host ends before them
     */
    List<RunView> untilOver(List<String> ids) throws CommandException, InterruptedException {
        var runs = new LinkedHashMap<String, RunView>();
        var pause = FIRST;
        while (true) {
            try {
                for (var id : ids) {
                    if (!runs.containsKey(id) || !runs.get(id).isOver()) {
                        look(id, runs);
                    }
                }
                if (runs.size() == ids.size() && runs.values().stream().allMatch(RunView::isOver)) {
                    screen.clear();
                    return new ArrayList<>(runs.values());
                }
                show(runs);
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                cancel(ids, runs);
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
    }

    private void look(String id, Map<String, RunView> runs) throws CommandException, InterruptedException {
        try {
            runs.put(id, client.run(id));
            failures = 0;
        } catch (HostGoneException e) {
            forgive(e);
        } catch (CommandException e) {
            if (!runs.containsKey(id)) {
                throw e;
            }
            // It was answered before: a host that is being stopped says odd things before it says nothing.
            forgive(e);
        }
    }

    /** One answer that is lost on the way is no reason to leave a run alone. */
    private void forgive(CommandException failure) throws CommandException {
        if (++failures >= FAILURES) {
            screen.clear();
            throw failure;
        }
    }

    private void cancel(List<String> ids, Map<String, RunView> runs) throws CommandException, InterruptedException {
        if (isCancelled) {
            throw new InterruptedException();
        }
        isCancelled = true;
        screen.clear();
        screen.show("cancelling", "Cancelling; what is being written is ended first …");
        for (var id : ids) {
            var run = runs.get(id);
            if (run == null || !run.isOver()) {
                cancel(id);
            }
        }
    }

    private void cancel(String id) throws CommandException, InterruptedException {
        try {
            client.post("/runs/" + id + "/cancel");
        } catch (HostGoneException e) {
            throw e;
        } catch (CommandException e) {
            // It has ended in between, and tells so itself.
            screen.show("cancelling " + id, String.join(" ", e.lines()));
        }
    }

    private void show(Map<String, RunView> runs) {
        if (isCancelled) {
            return;
        }
        var now = clock.instant();
        var line = new ArrayList<String>();
        for (var run : runs.values()) {
            var progress = run.progress();
            if (progress != null && !run.isOver()) {
                line.add(progress.line(run.connection().name(), now, times));
            }
        }
        if (!line.isEmpty()) {
            screen.show(steps(runs), String.join(" · ", line));
        }
    }

    private static String steps(Map<String, RunView> runs) {
        return runs.values().stream()
                .map(run -> {
                    var progress = run.progress();
                    return progress == null
                            ? run.state().name()
                            : progress.phase().name();
                })
                .collect(Collectors.joining(" "));
    }
}
