package dev.rollcall.demo;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.NewConnection;
import dev.rollcall.host.connection.PolicyText;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.RunText;
import dev.rollcall.host.sync.SyncException;
import dev.rollcall.host.sync.Syncs;
import dev.rollcall.sandbox.day.Day;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the demo does, told while it does it. */
final class Story {
    private static final String WHO = "demo";

    private final Stage stage;
    private final PrintStream out;
    private final Syncs syncs;
    private final Notebook notebook;

    Story(Stage stage, PrintStream out) {
        this.stage = stage;
        this.out = out;
        syncs = stage.part(Syncs.class);
        notebook = stage.part(Notebook.class);
    }

    /** From the first preview to the last sync. */
    void tell() throws ConnectionException, SyncException, InterruptedException {
        var company = stage.company();
        title("A company");
        out.println(company.snipeIt().assetCount() + " assets in Snipe-IT, "
                + company.kandji().size() + " devices in Iru (Kandji), "
                + company.jamf().size() + " in Jamf Pro.");
        var iru = connect(company.kandji(), "Acme Iru", "{\"allowAssigneeUpdates\": true}");
        var jamf = connect(company.jamf(), "Acme Jamf", "{}");
        out.println("Acme Iru:  'Allow MDM to update assignee' is ON.");
        out.println("Acme Jamf: 'Allow MDM to update assignee' is OFF, as it comes.");

        title("A preview writes nothing and shows everything");
        var preview = run(iru, Purpose.PREVIEW);
        table(someOfEach(changes(preview, ChangeState.PLANNED)), Set.of(), 12);
        out.println("  … of " + preview.report().count(ChangeState.PLANNED) + ".");

        title("The first sync");
        run(iru, Purpose.APPLY);
        run(jamf, Purpose.APPLY);

        title("A day passes");
        var day = day();
        day.forEach(event -> out.println("- " + event.sentence()));

        title("The next sync, and why it did what");
        var told = new HashSet<String>();
        day.forEach(event -> told.addAll(event.serials()));
        afterADay(iru, jamf, told);

        title("The device comes back for somebody else");
        var wiped = day.get(1).serial();
        out.println("- " + company.days().enrolAgain(company.kandji(), wiped).sentence());
        table(changes(run(iru, Purpose.APPLY), ChangeState.DONE), Set.of(wiped), 10);

        title("An MDM suddenly lists nothing");
        nothingListed(iru);
    }

    private List<Day> day() {
        var days = stage.company().days();
        var kandji = stage.company().kandji();
        var events = new ArrayList<Day>();
        events.add(days.handOver(kandji));
        events.add(days.wipe(kandji));
        events.add(locked(days.handOver(kandji)));
        events.add(days.vanishUnderOrder(kandji));
        events.add(days.move(stage.company().jamf(), kandji));
        events.add(days.handOver(stage.company().jamf()));
        return events;
    }

    /** Somebody has put the asset into a status that protects it. */
    private Day locked(Day handOver) {
        var company = stage.company();
        var asset = company.asset(handOver.serial()).orElseThrow();
        company.snipeIt()
                .edit(world -> world.changeAsset(
                        asset.id(), draft -> draft.status(company.platform().label("Activation Locked"))));
        return new Day(handOver.sentence() + " But its asset is in the status Activation Locked.", handOver.serials());
    }

    private void afterADay(ConfiguredConnection iru, ConfiguredConnection jamf, Set<String> serials)
            throws SyncException, InterruptedException {
        var shown = new ArrayList<ChangeRecord>();
        shown.addAll(changes(run(iru, Purpose.APPLY), ChangeState.DONE, ChangeState.NOTED, ChangeState.HELD));
        shown.addAll(changes(run(jamf, Purpose.APPLY), ChangeState.DONE, ChangeState.NOTED, ChangeState.HELD));
        table(shown, serials, 40);
    }

    private void nothingListed(ConfiguredConnection iru) throws SyncException, InterruptedException {
        var kandji = stage.company().kandji();
        out.println("- " + stage.company().days().listNothing(kandji).sentence());
        var run = run(iru, Purpose.APPLY);
        var held = changes(run, ChangeState.HELD);
        out.println("Nothing was taken from anybody: " + held.size() + " ends wait for a person, and would need"
                + " `rollcall approve`. For example:");
        table(held, Set.of(), 3);
        out.println("- " + stage.company().days().listAgain(kandji).sentence());
        run(iru, Purpose.APPLY);
        out.println("What was held is dropped by the complete run that saw the devices again: "
                + notebook.changes().held(iru.id()).size() + " wait.");
    }

    private ConfiguredConnection connect(MdmTenant tenant, String name, String policy) throws ConnectionException {
        return stage.part(Connections.class)
                .create(NewConnection.of(tenant.provider(), name, tenant.settings())
                        .with(PolicyText.parse(policy)));
    }

    private RunRecord run(ConfiguredConnection connection, Purpose purpose) throws SyncException, InterruptedException {
        var id = syncs.sync(connection.id(), purpose, Optional.empty(), WHO)
                .run()
                .id();
        syncs.await(id);
        var run = notebook.runs().find(id).orElseThrow();
        out.println(connection.name() + ", " + (purpose == Purpose.PREVIEW ? "preview" : "sync") + ": " + run.state()
                + ". " + RunText.summary(run.report()) + ".");
        if (!run.report().failure().isEmpty()) {
            out.println("  " + run.report().failure());
        }
        return run;
    }

    private List<ChangeRecord> changes(RunRecord run, ChangeState... states) {
        return notebook.changes().of(run.id(), Set.of(states), 0, 100_000);
    }

    /** Two of each kind: the details of hardware would hide the rest. */
    private static List<ChangeRecord> someOfEach(List<ChangeRecord> changes) {
        var byKind = new TreeMap<ChangeKind, List<ChangeRecord>>();
        for (var change : changes) {
            var ofKind = byKind.computeIfAbsent(change.kind(), kind -> new ArrayList<>());
            if (ofKind.size() < 2) {
                ofKind.add(change);
            }
        }
        return byKind.values().stream().flatMap(List::stream).toList();
    }

    private void title(String text) {
        out.println();
        out.println("== " + text);
    }

    private void table(Collection<ChangeRecord> changes, Set<String> serials, int most) {
        var wanted = changes.stream()
                .filter(change -> serials.isEmpty() || serials.contains(change.serial()))
                .toList();
        var lines = new Lines();
        wanted.stream()
                .limit(most)
                .forEach(change -> lines.add(
                        String.valueOf(change.serial()),
                        change.state() == ChangeState.NOTED
                                ? "told"
                                : change.kind().name().toLowerCase(Locale.ROOT),
                        Differences.of(change),
                        change.rule(),
                        change.reason()));
        lines.print(out);
        if (wanted.size() > most) {
            out.println("  … and " + (wanted.size() - most) + " more.");
        }
    }
}
