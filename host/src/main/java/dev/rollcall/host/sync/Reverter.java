package dev.rollcall.host.sync;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.PersonalData;
import dev.rollcall.host.reconcile.Staleness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** R73: takes back what a run wrote, each asset only where it still is as the run left it. */
final class Reverter {
    private static final String RULE = "R73";

    private final Job job;
    private final Desk desk;
    private final String actor;

    Reverter(Job job, Desk desk, String actor) {
        this.job = job;
        this.desk = desk;
        this.actor = actor;
    }

    /**
     * Takes changes back.
     *
     * @param written all that the run wrote, in its order
     * @param chosen the ids of those to take back; all if empty
     */
    void revert(List<ChangeRecord> written, Set<Long> chosen) throws InterruptedException {
        var byAsset = new LinkedHashMap<String, List<ChangeRecord>>();
        for (var change : written) {
            var assetId = change.assetId();
            if (assetId != null) {
                byAsset.computeIfAbsent(assetId, id -> new ArrayList<>()).add(change);
            }
        }
        job.progress().writing(byAsset.size());
        for (var entry : byAsset.entrySet()) {
            var wanted = entry.getValue().stream()
                    .filter(change -> change.revertedBy() == null)
                    .filter(change -> chosen.isEmpty() || chosen.contains(change.id()))
                    .toList();
            if (!wanted.isEmpty() && !job.brake().isOn()) {
                revert(entry.getKey(), entry.getValue(), wanted);
                job.progress().written(1);
            }
        }
    }

    private void revert(String assetId, List<ChangeRecord> written, List<ChangeRecord> wanted)
            throws InterruptedException {
        var first = wanted.get(0);
        if (wanted.stream().anyMatch(change -> change.kind() == ChangeKind.CREATE)) {
            refuse(first, "Rollcall made this asset, and deletes none. Delete it on the platform if it is not wanted.");
            return;
        }
        if (wanted.stream().anyMatch(change -> PersonalData.isErased(change.evidence()))) {
            refuse(
                    first,
                    "The person whom the MDM showed was erased from the journal, so it can't be told any more when the"
                            + " device's user changes. Change the asset on the platform by hand.");
            return;
        }
        desk.locks().with(Set.of(assetId), () -> {
            try {
                var now = job.platform().asset(assetId);
                if (now.isEmpty()) {
                    refuse(first, "The asset is not on the platform any more. Nothing is to be done.");
                    return;
                }
                var left = left(written);
                var difference = difference(left, now.get(), wanted);
                if (difference.isPresent()) {
                    refuse(first, difference.get());
                    return;
                }
                write(now.get(), wanted);
            } catch (PlatformException e) {
                refuse(first, e.getMessage());
                job.brake().failedOnce(e.getMessage());
            }
        });
    }

    /** The asset as the run left it, without what was taken back already. */
    private static Asset left(List<ChangeRecord> written) {
        Asset state = null;
        for (var change : written) {
            state = state == null ? change.before() : state;
            if (state != null && change.edit() != null && change.revertedBy() == null) {
                state = change.edit().appliedTo(state);
            }
        }
        if (state == null) {
            throw new IllegalStateException("A change without an asset was written.");
        }
        return state;
    }

    private static Optional<String> difference(Asset left, Asset now, List<ChangeRecord> wanted) {
        var moved = Staleness.between(left, now);
        if (moved.isPresent()) {
            return Optional.of("The asset is not as the run left it any more. " + moved.get());
        }
        for (var change : wanted) {
            var edit = change.edit();
            if (edit != null && !edit.lackingIn(now).isNothing()) {
                return Optional.of("The asset is not as the run left it any more: somebody changed its details."
                        + " Correct it by hand where that is needed.");
            }
        }
        return Optional.empty();
    }

    private void write(Asset now, List<ChangeRecord> wanted) throws PlatformException, InterruptedException {
        var edit = AssetEdit.NOTHING;
        var obstacles = new ArrayList<String>();
        for (var i = wanted.size() - 1; i >= 0; i--) {
            var before = wanted.get(i).before();
            var written = wanted.get(i).edit();
            if (before != null && written != null) {
                edit = undone(edit, written, before, obstacles);
            }
        }
        if (edit.isNothing()) {
            refuse(wanted.get(0), String.join(" ", obstacles));
            return;
        }
        send(now, wanted, edit, String.join(" ", obstacles));
    }

    private void send(Asset now, List<ChangeRecord> wanted, AssetEdit edit, String remark)
            throws PlatformException, InterruptedException {
        var record = record(wanted.get(0), ChangeState.BEGUN, "", now, edit);
        var begun = job.begin(desk.notebook(), record, desk.clock().instant());
        if (begun.isEmpty()) {
            return;
        }
        var write = new AssetWrite(now, edit, new Provenance(job.shortId(), RULE));
        var outcome = job.platform().write(List.of(write)).get(0);
        outcome.match(new Ending(begun.getAsLong(), record, remark));
    }

    /** What puts back what the edit changed. */
    private static AssetEdit undone(AssetEdit undo, AssetEdit written, Asset before, List<String> obstacles) {
        var edit = undo;
        if (written.status().isPresent()) {
            edit = edit.withStatus(before.status());
        }
        if (written.holder().isPresent()) {
            edit = before.holder() instanceof Holder.Person || before.holder() instanceof Holder.Nobody
                    ? edit.withHolder(before.holder())
                    : edit;
        }
        for (var provider : written.links().keySet()) {
            edit = edit.withLink(provider, before.links().getOrDefault(provider, ""));
        }
        edit = edit.withSpecs(both(edit.specs(), old(written.specs(), before.specs())));
        if (!written.model().isEmpty()) {
            // Whole: the old name alone may be that of several models.
            edit = edit.withModel(before.model().asMap());
        }
        if (written.serial().isPresent()) {
            obstacles.add("The serial stays: a serial is never overwritten.");
        }
        return edit;
    }

    private static Map<SpecKey<?>, String> old(Map<SpecKey<?>, String> written, Specs before) {
        var texts = new HashMap<SpecKey<?>, String>();
        written.keySet().forEach(key -> texts.put(key, before.text(key).orElse("")));
        return texts;
    }

    private static Map<SpecKey<?>, String> both(Map<SpecKey<?>, String> one, Map<SpecKey<?>, String> other) {
        var all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }

    private void refuse(ChangeRecord change, String message) {
        desk.notebook().changes().add(List.of(record(change, ChangeState.REFUSED, message, change.before(), null)));
        job.tally().count(ChangeState.REFUSED, RULE);
    }

    private ChangeRecord record(
            ChangeRecord of, ChangeState state, String message, @Nullable Asset before, @Nullable AssetEdit edit) {
        var now = desk.clock().instant();
        return new ChangeRecord(
                0,
                job.runId(),
                of.connectionId(),
                of.subject(),
                of.assetId(),
                of.assetLabel(),
                of.serial(),
                of.sourceId(),
                ChangeKind.REVERT,
                RULE,
                actor + " took back what the run " + of.runId().substring(0, 8) + " wrote.",
                state,
                message,
                null,
                "",
                List.of(),
                before,
                edit,
                of.evidence(),
                List.of(),
                of.optedInSince(),
                now,
                state.isOpen() ? Optional.empty() : Optional.of(now),
                actor,
                null);
    }

    /** What becomes of it. */
    private final class Ending implements WriteOutcome.Cases<Boolean> {
        private final long id;
        private final ChangeRecord record;
        private final String remark;

        Ending(long id, ChangeRecord record, String remark) {
            this.id = id;
            this.record = record;
            this.remark = remark;
        }

        @Override
        public Boolean done(WriteOutcome.Done done) {
            desk.landing().done(id, record, remark, done.after());
            job.tally().count(ChangeState.DONE, RULE);
            job.brake().succeeded();
            return true;
        }

        @Override
        public Boolean stale(WriteOutcome.Stale stale) {
            return ended(ChangeState.STALE, stale.what() + " Nothing was taken back.");
        }

        @Override
        public Boolean refused(WriteOutcome.Refused refused) {
            return ended(ChangeState.REFUSED, refused.failure().getMessage());
        }

        @Override
        public Boolean unfinished(WriteOutcome.Unfinished unfinished) {
            var message = unfinished.failure().getMessage();
            job.brake().failedOnce(message);
            return ended(unfinished.sent() == 0 ? ChangeState.FAILED : ChangeState.UNFINISHED, message);
        }

        private Boolean ended(ChangeState state, String message) {
            desk.notebook().changes().end(id, state, message, desk.clock().instant());
            job.tally().count(state, RULE);
            return false;
        }
    }
}
