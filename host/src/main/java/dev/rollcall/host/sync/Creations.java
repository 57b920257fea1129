package dev.rollcall.host.sync;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.CreateOutcome;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.NewAsset;
import dev.rollcall.host.asset.NewUser;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.reconcile.Change;
import dev.rollcall.host.reconcile.Fingerprint;
import dev.rollcall.host.reconcile.History;
import dev.rollcall.host.reconcile.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** R13: makes assets, one at a time. */
final class Creations {
    private final Job job;
    private final Desk desk;

    Creations(Job job, Desk desk) {
        this.job = job;
        this.desk = desk;
    }

    /** Makes what the verdict says, if it still may. */
    void create(Verdict verdict) throws PlatformException, InterruptedException {
        for (var change : verdict.changes()) {
            if (change instanceof Change.Create create) {
                create(verdict, create);
            }
        }
    }

    private void create(Verdict verdict, Change.Create create) throws PlatformException, InterruptedException {
        var now = desk.clock().instant();
        var objection = desk.gate().objection(job.connection(), Kinds.of(create));
        if (objection.isPresent()) {
            var record = job.records().of(verdict, create, ChangeState.STALE, objection.get(), null, now);
            desk.notebook().changes().add(List.of(record));
            count(ChangeState.STALE, create);
            return;
        }
        var intent = job.records().of(verdict, create, ChangeState.BEGUN, "", null, now);
        var begun = job.begin(desk.notebook(), intent, now);
        if (begun.isEmpty()) {
            return;
        }
        var id = begun.getAsLong();
        try {
            var holder = holder(create);
            var asset = new NewAsset(
                    create.serial(),
                    create.status(),
                    Map.of(create.provider(), create.sourceId()),
                    create.specs(),
                    holder,
                    new Provenance(job.shortId(), create.rule().name()));
            job.platform().create(asset).match(new Ending(id, intent, verdict, create));
        } catch (PlatformException e) {
            end(id, verdict, create, e);
            if (e.kind() == FailureKind.CONFIGURATION) {
                throw e;
            }
        }
    }

    private Optional<Holder.Person> holder(Change.Create create) throws PlatformException, InterruptedException {
        var assignee = create.assignee().orElse(null);
        if (assignee instanceof Change.Assignee.Known known) {
            return Optional.of(known.person());
        }
        if (assignee instanceof Change.Assignee.Unknown unknown) {
            return Optional.of(
                    job.platform().create(new NewUser(unknown.email(), unknown.firstName(), unknown.lastName())));
        }
        return Optional.empty();
    }

    private void end(long id, Verdict verdict, Change.Create create, PlatformException failure) {
        var isForGood = failure.kind() == FailureKind.REJECTED;
        if (isForGood) {
            refuse(verdict, create, failure.getMessage());
        } else {
            job.brake().failedOnce(failure.getMessage());
        }
        // It may have been made all the same: the next start or run looks its serial up (R72).
        var state = isForGood ? ChangeState.REFUSED : ChangeState.UNFINISHED;
        desk.notebook()
                .changes()
                .end(id, state, failure.getMessage(), desk.clock().instant());
        count(state, create);
    }

    private void refuse(Verdict verdict, Change.Create create, String message) {
        var subject = History.deviceSubject(job.connection().id(), create.sourceId());
        var fingerprint = Fingerprint.of(create, verdict.device(), null);
        desk.notebook()
                .assets()
                .refused(
                        new History.Refusal(subject, fingerprint, message),
                        desk.clock().instant());
    }

    private void count(ChangeState state, Change change) {
        job.tally().count(state, change.rule().name());
        job.progress().written(1);
    }

    /** What becomes of a creation. */
    private final class Ending implements CreateOutcome.Cases<Boolean> {
        private final long id;
        private final ChangeRecord record;
        private final Verdict verdict;
        private final Change.Create create;

        Ending(long id, ChangeRecord record, Verdict verdict, Change.Create create) {
            this.id = id;
            this.record = record;
            this.verdict = verdict;
            this.create = create;
        }

        @Override
        public Boolean created(CreateOutcome.Created created) {
            desk.landing().created(id, record, created.remark(), created.asset());
            job.brake().succeeded();
            count(ChangeState.DONE, create);
            return true;
        }

        @Override
        public Boolean present(CreateOutcome.Present present) {
            desk.notebook()
                    .changes()
                    .end(id, ChangeState.STALE, present.what(), desk.clock().instant());
            count(ChangeState.STALE, create);
            return false;
        }

        @Override
        public Boolean failed(CreateOutcome.Failed failed) {
            end(id, verdict, create, failed.failure());
            return false;
        }
    }
}
