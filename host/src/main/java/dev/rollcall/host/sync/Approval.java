package dev.rollcall.host.sync;

import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.reconcile.Change;
import dev.rollcall.host.reconcile.Fingerprint;
import dev.rollcall.host.reconcile.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what was held and is approved, and what a preview showed; each as far as the rules still want it (R70). */
final class Approval {
    private final Job job;
    private final Desk desk;
    private final String actor;

    Approval(Job job, Desk desk, String actor) {
        this.job = job;
        this.desk = desk;
        this.actor = actor;
    }

    /** Decides each anew and writes those that still hold. */
    void carryOut(List<ChangeRecord> chosen) throws PlatformException, InterruptedException {
        var bySubject = new LinkedHashMap<String, List<ChangeRecord>>();
        chosen.forEach(record -> bySubject
                .computeIfAbsent(record.subject(), subject -> new ArrayList<>())
                .add(record));
        var redecision = new Redecision(job, desk);
        var writing = new ArrayList<Verdict>();
        for (var ofOne : bySubject.values()) {
            if (job.brake().isOn()) {
                return;
            }
            decide(redecision, ofOne).ifPresent(writing::add);
        }
        job.progress()
                .writing(writing.stream()
                        .mapToLong(verdict -> verdict.changes().size())
                        .sum());
        new Applier(job, desk).apply(writing);
        new Undone(desk.notebook()).tell(job.runId(), Set.copyOf(bySubject.keySet()));
    }

    private Optional<Verdict> decide(Redecision redecision, List<ChangeRecord> ofOne)
            throws PlatformException, InterruptedException {
        var objection =
                ofOne.stream().map(this::objection).flatMap(Optional::stream).findFirst();
        if (objection.isPresent()) {
            leave(ofOne, objection.get());
            return Optional.empty();
        }
        try {
            var result = redecision.of(ofOne);
            settle(ofOne, result);
            return result.verdict().flatMap(verdict -> held(verdict, ofOne));
        } catch (SyncException e) {
            leave(ofOne, "The MDM could not be asked for the device. " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Needs the opt-in on without a break since it was decided. */
    private Optional<String> objection(ChangeRecord record) {
        ConfiguredConnection connection = job.connection();
        if (!Kinds.needsOptIn(record.kind())) {
            return Optional.empty();
        }
        return connection.isOptedInSince(record.optedInSince())
                ? Optional.empty()
                : Optional.of("'Allow MDM to update assignee' has not been on without a break since this was decided."
                        + " The next run decides anew.");
    }

    private void settle(List<ChangeRecord> ofOne, Redecision.Result result) {
        var now = desk.clock().instant();
        for (var record : ofOne) {
            var isWanted = result.wishes().contains(record.wish());
            if (record.state() == ChangeState.HELD) {
                var state = isWanted ? ChangeState.APPROVED : ChangeState.REPLACED;
                var message = isWanted ? "Approved with the run " + job.shortId() + "." : result.reason();
                desk.notebook().changes().decide(List.of(record.id()), state, message, actor, now);
                new Undone(desk.notebook()).decided(List.of(record), message);
            }
            if (!isWanted) {
                note(record, ChangeState.STALE, result.reason());
            }
        }
    }

    /** What a preview said would be held is held now. */
    private Optional<Verdict> held(Verdict verdict, Collection<ChangeRecord> ofOne) {
        var passing = new ArrayList<Change>();
        for (var change : verdict.changes()) {
            var planned = ofOne.stream()
                    .filter(record -> record.state() == ChangeState.PLANNED_HELD)
                    .filter(record -> record.wish().equals(Fingerprint.wish(change)))
                    .findFirst();
            if (planned.isEmpty()) {
                passing.add(change);
                continue;
            }
            var now = desk.clock().instant();
            var message = planned.get().message();
            desk.notebook()
                    .changes()
                    .add(List.of(job.records().of(verdict, change, ChangeState.HELD, message, verdict.asset(), now)));
            job.tally().count(ChangeState.HELD, change.rule().name());
        }
        return passing.isEmpty() ? Optional.empty() : Optional.of(verdict.with(List.copyOf(passing)));
    }

    /** It stays as it is, and says why. */
    private void leave(List<ChangeRecord> ofOne, String message) {
        var now = desk.clock().instant();
        for (var record : ofOne) {
            if (record.state() == ChangeState.HELD) {
                desk.notebook().changes().decide(List.of(record.id()), ChangeState.HELD, message, actor, now);
            }
            note(record, ChangeState.FAILED, message);
        }
    }

    private void note(ChangeRecord record, ChangeState state, String message) {
        var now = desk.clock().instant();
        desk.notebook().changes().add(List.of(Records.again(record, job.runId(), state, message, now)));
        job.tally().count(state, record.rule());
    }
}
