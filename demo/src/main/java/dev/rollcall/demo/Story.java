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
import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.Day;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the demo does, told while it does it. */
final class Story {
    private static final String WHO = "demo";

    /** How the connections are called, by provider. */
    private static final Map<String, String> NAMES =
            Map.of("kandji", "Acme Iru", "jamf", "Acme Jamf", "intune", "Acme Intune", "google", "Acme Google");

    /** Of whom several MDMs may have their word. */
    private static final Set<ChangeKind> ASSIGNING =
            EnumSet.of(ChangeKind.ASSIGN, ChangeKind.REASSIGN, ChangeKind.CLEAR);

    /** Whose connection has the opt-in on. */
    private static final Set<String> OPTED_IN = Set.of("kandji", "intune", "google");

    private final Stage stage;
    private final Page page;
    private final Company company;
    private final Syncs syncs;
    private final Notebook notebook;
    private final List<ConfiguredConnection> connections = new ArrayList<>();

    Story(Stage stage, Page page) {
        this.stage = stage;
        this.page = page;
        company = stage.company();
        syncs = stage.part(Syncs.class);
        notebook = stage.part(Notebook.class);
    }

    /** From the first preview to the last sync. */
    void tell() throws ConnectionException, SyncException, InterruptedException {
        aCompany();
        var iru = connections.get(0);

        page.title("A preview writes nothing and shows everything");
        var planned = changes(run(iru, Purpose.PREVIEW), ChangeState.PLANNED);
        table(someOfEach(planned));
        page.line("… of " + planned.size() + ". What is told is left alone, and has a reason, too.");

        page.title("The first sync");
        syncAll();

        page.title("The second sync writes only what had to wait until all MDMs had been read");
        syncAll();

        page.title("A day passes");
        var day = day();
        day.forEach(event -> page.item(event.sentence()));

        page.title("The next sync, and why it did what");
        var done = syncAll();
        table(day.stream().flatMap(event -> about(event, done).stream()).toList());

        page.title("The wiped device comes back for somebody else");
        var back = company.days().enrolAgain(company.kandji(), day.get(2).serial());
        page.item(back.sentence());
        table(about(back, changes(run(iru, Purpose.APPLY), ChangeState.DONE)));

        page.title("An MDM suddenly lists nothing");
        nothingListed(iru);
    }

    private void aCompany() throws ConnectionException {
        page.title("A company");
        page.sentence(company.book().count() + " assets in " + company.book().product() + ", "
                + company.tenants().stream()
                        .map(tenant -> tenant.size() + " devices in " + tenant.title())
                        .collect(Collectors.joining(", "))
                + ".");
        for (var tenant : company.tenants()) {
            var isOn = OPTED_IN.contains(tenant.provider());
            var name = NAMES.getOrDefault(tenant.provider(), tenant.title());
            connections.add(connect(tenant, name, isOn));
            page.sentence(name + " reads " + tenant.title() + "; 'Allow MDM to update assignee' is "
                    + (isOn ? "ON." : "OFF, as it comes."));
        }
        page.sentence("Where several see a device, the first of them that is ON and says whose it is decides (R60).");
    }

    private ConfiguredConnection connect(MdmTenant tenant, String name, boolean isOn) throws ConnectionException {
        return stage.part(Connections.class)
                .create(NewConnection.of(tenant.provider(), name, tenant.settings())
                        .with(PolicyText.parse("{\"allowAssigneeUpdates\": " + isOn + "}")));
    }

    private List<Day> day() {
        var days = company.days();
        var kandji = company.kandji();
        var jamf = company.jamf();
        var events = new ArrayList<Day>();
        events.add(days.handOver(kandji));
        events.add(days.handBack(kandji));
        events.add(days.wipe(kandji));
        events.add(locked(days.handOver(kandji)));
        events.add(days.vanishUnderOrder(kandji));
        events.add(days.move(kandji, jamf));
        events.add(days.handOver(jamf));
        events.add(days.enrolAlso(jamf, company.intune()));
        events.add(days.deprovision(company.google()));
        return events;
    }

    /** Somebody has put the asset into a status that protects it. */
    private Day locked(Day handOver) {
        var asset = company.asset(handOver.serial()).orElseThrow();
        company.book().change(asset.id(), sheet -> sheet.status("Activation Locked"));
        return new Day(handOver.sentence() + " But its asset is in the status Activation Locked.", handOver.serials());
    }

    private void nothingListed(ConfiguredConnection iru) throws SyncException, InterruptedException {
        var kandji = company.kandji();
        page.item(company.days().listNothing(kandji).sentence());
        var held = changes(run(iru, Purpose.APPLY), ChangeState.HELD);
        page.sentence("Nothing was taken from anybody. " + held.size()
                + " changes wait for a person, who would say `rollcall approve`. Three of them:");
        table(held.subList(0, Math.min(3, held.size())));
        page.item(company.days().listAgain(kandji).sentence());
        run(iru, Purpose.APPLY);
        page.sentence("A complete sync that sees the devices again drops what was held: "
                + notebook.changes().held(iru.id()).size() + " wait now.");
    }

    /** What all connections did, in their order. */
    private List<ChangeRecord> syncAll() throws SyncException, InterruptedException {
        var done = new ArrayList<ChangeRecord>();
        for (var connection : connections) {
            var run = run(connection, Purpose.APPLY);
            done.addAll(changes(run, ChangeState.DONE, ChangeState.NOTED, ChangeState.HELD));
        }
        return done;
    }

    private RunRecord run(ConfiguredConnection connection, Purpose purpose) throws SyncException, InterruptedException {
        var id = syncs.sync(connection.id(), purpose, Optional.empty(), WHO)
                .run()
                .id();
        syncs.await(id);
        stage.requireOpen();
        var run = notebook.runs().find(id).orElseThrow();
        page.sentence(connection.name() + ", " + (purpose == Purpose.PREVIEW ? "preview" : "sync") + ": " + run.state()
                + ". " + RunText.summary(run.purpose(), run.report()) + ".");
        if (!run.report().failure().isEmpty()) {
            page.sentence(run.report().failure());
        }
        return run;
    }

    private List<ChangeRecord> changes(RunRecord run, ChangeState... states) {
        return notebook.changes().of(run.id(), Set.of(states), 0, 100_000);
    }

    private static List<ChangeRecord> about(Day event, List<ChangeRecord> changes) {
        return changes.stream()
                .filter(change -> event.serials().contains(change.serial()))
                .toList();
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

    private void table(List<ChangeRecord> changes) {
        page.table(changes.stream().map(Story::row).toList());
    }

    private static Page.Row row(ChangeRecord change) {
        var what = change.state() == ChangeState.NOTED
                ? "told"
                : change.kind().name().toLowerCase(Locale.ROOT);
        return new Page.Row(String.valueOf(change.serial()), what, change.rule(), Differences.of(change), why(change));
    }

    /** With the connection whose word counts, where several see the device. */
    private static String why(ChangeRecord change) {
        return change.decider() == null || !ASSIGNING.contains(change.kind())
                ? change.reason()
                : change.reason() + " The connection " + change.decider() + " decides (R60).";
    }
}
