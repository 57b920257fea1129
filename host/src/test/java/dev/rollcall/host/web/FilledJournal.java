package dev.rollcall.host.web;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.sync.Notebook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs and changes that no run made: as many as a test wants, in the time that the database takes. */
final class FilledJournal {
    private static final AssetStatus ALLOCATED = new AssetStatus("1", "Allocated", StatusRole.ALLOCATED, true);
    private static final int AT_ONCE = 1_000;

    private final Notebook notebook;

    FilledJournal(ApiHost host) {
        notebook = host.context.getBean(Notebook.class);
    }

    /** The id of a run of a connection that is called as its id is; it has ended, unless it is said to be on. */
    String run(String connection, Purpose purpose, RunState state, Instant began) {
        var id = UUID.randomUUID().toString();
        notebook.runs()
                .begin(new RunRecord(
                        id,
                        connection,
                        connection,
                        purpose,
                        state,
                        "ann",
                        "none",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        true,
                        began,
                        Optional.empty(),
                        RunReport.EMPTY));
        if (state != RunState.RUNNING) {
            var report = new RunReport(
                    List.of(),
                    9,
                    true,
                    7,
                    Map.of(ChangeState.DONE, 5L, ChangeState.FAILED, 1L),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    "");
            notebook.runs().end(id, state, true, began.plusSeconds(75), report);
        }
        return id;
    }

    void end(String run) {
        notebook.runs().end(run, RunState.SUCCEEDED, true, Instant.now(), RunReport.EMPTY);
    }

    /** A change that hands the asset of that serial over. */
    Entry entry(String run, @Nullable String serial) {
        return new Entry(
                run, serial, "5", ChangeKind.REASSIGN, "R21", ChangeState.DONE, "The MDM shows another person.");
    }

    void add(List<Entry> entries) {
        for (var from = 0; from < entries.size(); from += AT_ONCE) {
            var part = entries.subList(from, Math.min(entries.size(), from + AT_ONCE)).stream()
                    .map(FilledJournal::record)
                    .toList();
            notebook.transactions()
                    .executeWithoutResult(status -> notebook.changes().add(part));
        }
    }

    /** A change or remark, as a test wants it. */
    record Entry(
            String run,
            @Nullable String serial,
            String asset,
            ChangeKind kind,
            String rule,
            ChangeState state,
            String text) {
        Entry with(ChangeKind other, String number) {
            return new Entry(run, serial, asset, other, number, state, text);
        }

        Entry in(ChangeState other) {
            return new Entry(run, serial, asset, kind, rule, other, text);
        }

        Entry about(String other) {
            return new Entry(run, serial, other, kind, rule, state, text);
        }

        /** With a text in the place of each that comes from elsewhere. */
        Entry saying(String other) {
            return new Entry(run, serial, asset, kind, rule, state, other);
        }
    }

    private static ChangeRecord record(Entry entry) {
        var serial = entry.serial();
        var email = "person-of-" + serial + "@example.com";
        var before = new Asset(
                entry.asset(),
                shortened(entry.text()),
                serial,
                ALLOCATED,
                new Holder.Person("7", "Old Holder " + entry.text()),
                Map.of("kandji", "k1"),
                Optional.empty(),
                Specs.NONE,
                Specs.NONE);
        return new ChangeRecord(
                0,
                entry.run(),
                "c1",
                "asset " + entry.asset(),
                entry.asset(),
                shortened(entry.text()),
                serial,
                "k-" + shortened(entry.text()),
                entry.kind(),
                entry.rule(),
                entry.text(),
                entry.state(),
                entry.state() == ChangeState.REFUSED ? "The platform refuses it. Mend it." : "",
                null,
                "",
                List.of(),
                before,
                AssetEdit.NOTHING.withHolder(new Holder.Person("8", email)),
                observed(entry, email),
                List.of(),
                null,
                Instant.parse("2026-11-20T08:00:00Z"),
                Optional.empty(),
                null,
                null);
    }

    private static Observed observed(Entry entry, String email) {
        var user = AssignedUser.as(AssignedUser.Evidence.PRIMARY)
                .email(email)
                .displayName(entry.text())
                .build();
        return new Observed(
                "k1",
                entry.serial(),
                "devices",
                new Enrolment(Enrolment.State.ENROLLED, "managed"),
                user,
                Instant.parse("2026-11-20T07:00:00Z"),
                null,
                Ownership.COMPANY,
                Specs.of(Map.of(StandardSpecs.OS_VERSION, entry.text())));
    }

    /** No column of a label is wider. */
    private static String shortened(String text) {
        return text.substring(0, Math.min(400, text.length()));
    }
}
