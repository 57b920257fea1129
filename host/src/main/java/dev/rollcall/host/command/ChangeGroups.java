package dev.rollcall.host.command;

import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fetches those changes of a run that a summary shows: first what a person must see to. */
final class ChangeGroups {
    /** More than that nobody reads on a terminal. */
    private static final int MOST = 50;

    private static final Map<ChangeState, String> TITLES = titles();

    private final HostClient client;
    private final RunView run;
    private final List<ChangeGroup> groups = new ArrayList<>();
    private int room = MOST;

    private ChangeGroups(HostClient client, RunView run) {
        this.client = client;
        this.run = run;
    }

    private static Map<ChangeState, String> titles() {
        var titles = new LinkedHashMap<ChangeState, String>();
        titles.put(ChangeState.FAILED, "Failed, and the asset is untouched");
        titles.put(ChangeState.UNFINISHED, "Begun and not finished");
        titles.put(ChangeState.REFUSED, "Refused by the platform, and not tried again until something changes");
        titles.put(ChangeState.HELD, "Held for a person");
        titles.put(ChangeState.PLANNED_HELD, "Would be held for a person");
        titles.put(ChangeState.DONE, "Written");
        titles.put(ChangeState.PLANNED, "Would be written");
        titles.put(ChangeState.STALE, "Dropped, because the asset had changed meanwhile");
        titles.put(ChangeState.NOTED, "Told");
        return titles;
    }

    static List<ChangeGroup> of(HostClient client, RunView run) throws CommandException, InterruptedException {
        var groups = new ChangeGroups(client, run);
        for (var state : TITLES.keySet()) {
            groups.add(state);
        }
        return groups.groups;
    }

    private void add(ChangeState state) throws CommandException, InterruptedException {
        var count = run.reported().count(state);
        if (count == 0) {
            return;
        }
        var shown = room == 0 ? List.<ChangeView>of() : fetched(state);
        room -= shown.size();
        if (state != ChangeState.NOTED) {
            groups.add(new ChangeGroup(TITLES.getOrDefault(state, ""), state, count, shown));
            return;
        }
        var waiting = shown.stream()
                .filter(change -> change.kind() == ChangeKind.WAIT)
                .toList();
        var told = shown.stream()
                .filter(change -> change.kind() != ChangeKind.WAIT)
                .toList();
        if (!waiting.isEmpty()) {
            groups.add(new ChangeGroup("Waits for something else", state, waiting.size(), waiting));
        }
        if (count > waiting.size()) {
            groups.add(new ChangeGroup(TITLES.getOrDefault(state, ""), state, count - waiting.size(), told));
        }
    }

    private List<ChangeView> fetched(ChangeState state) throws CommandException, InterruptedException {
        var changes = new ArrayList<ChangeView>();
        for (var change : client.list("/runs/" + run.id() + "/changes?state=" + state + "&limit=" + room, room)) {
            changes.add(client.read(change, ChangeView.class));
        }
        return changes;
    }
}
