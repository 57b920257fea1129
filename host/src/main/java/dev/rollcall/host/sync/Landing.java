package dev.rollcall.host.sync;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.ComparisonStore.Origin;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.reconcile.Change;
import dev.rollcall.host.reconcile.Comparison;
import dev.rollcall.host.reconcile.Field;
import dev.rollcall.host.reconcile.Fingerprint;
import dev.rollcall.host.reconcile.History;
import dev.rollcall.host.reconcile.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept when a change has reached the platform: its outcome, ends (R40), what sightings forget (R42) and how the
 * device stands, at once.
 */
final class Landing {
    private final Notebook notebook;
    private final PlatformReadings readings;
    private final Clock clock;

    Landing(Notebook notebook, PlatformReadings readings, Clock clock) {
        this.notebook = notebook;
        this.readings = readings;
        this.clock = clock;
    }

    /**
     * A change is done.
     *
     * @param id of the intent
     * @param record what was decided
     * @param after the asset as it is now
     */
    void done(long id, ChangeRecord record, String message, Asset after) {
        var now = clock.instant();
        readings.written(after);
        notebook.transactions().executeWithoutResult(status -> {
            notebook.changes().end(id, ChangeState.DONE, message, now);
            if (record.kind() == ChangeKind.END) {
                notebook.assets().ended(after.id(), record.runId(), now);
            }
            if (record.kind() == ChangeKind.RECOVER) {
                notebook.assets().forgetEnds(Set.of(after.id()));
                notebook.comparisons().forgetEnds(Set.of(after.id()));
            }
            if (record.kind() == ChangeKind.REVERT) {
                reverted(record, after);
            }
            var change = change(record);
            if (change != null) {
                notebook.sightings().changed(change, after.id(), record.connectionId());
            }
            compared(record, after).ifPresent(device -> notebook.comparisons().keep(origin(record, now), device));
        });
    }

    /** An asset was made. */
    void created(long id, ChangeRecord record, String message, Asset asset) {
        var now = clock.instant();
        notebook.transactions().executeWithoutResult(status -> {
            notebook.changes().created(id, asset);
            notebook.changes().end(id, ChangeState.DONE, message, now);
            var device = record.evidence();
            if (device != null) {
                notebook.comparisons().keep(origin(record, now), Comparison.settled(device, asset));
            }
        });
    }

    private static Origin origin(ChangeRecord record, Instant now) {
        return new Origin(record.connectionId(), record.runId(), now);
    }

    /** How the device stands beside its asset now; empty where the change says nothing of that. */
    private static Optional<Comparison> compared(ChangeRecord record, Asset after) {
        var sourceId = record.sourceId();
        if (sourceId == null) {
            return Optional.empty();
        }
        var device = record.evidence();
        return switch (record.kind()) {
            case ASSIGN, REASSIGN, CLEAR, RECOVER ->
                device == null ? Optional.empty() : Optional.of(Comparison.settled(device, after));
            case END -> Optional.of(Comparison.ended(sourceId, device, after, record.reason()));
            case UNLINK -> Optional.of(Comparison.moved(sourceId, device, after, record.reason()));
            case REVERT ->
                Collections.disjoint(fields(record.edit()), Set.of(Field.ASSIGNEE, Field.STATUS))
                        ? Optional.empty()
                        : Optional.of(Comparison.reverted(sourceId, device, after, record.reason()));
            default -> Optional.empty();
        };
    }

    /** R73: what the reverted run wrote of the asset is taken back, and stays so until the device changes. */
    private void reverted(ChangeRecord record, Asset after) {
        var fields = fields(record.edit());
        notebook.assets().forgetEnds(Set.of(after.id()));
        notebook.comparisons().forgetEnds(Set.of(after.id()));
        notebook.assets()
                .reverted(
                        after.id(),
                        new History.Revert(record.connectionId(), fields, Fingerprint.ofDevice(record.evidence())),
                        clock.instant());
        notebook.runs().find(record.runId()).flatMap(RunRecord::basis).ifPresent(basis -> {
            for (var change : notebook.changes().writtenBy(basis, after.id())) {
                if (!Collections.disjoint(fields, fields(change.edit()))) {
                    notebook.changes().reverted(change.id(), record.runId());
                }
            }
        });
    }

    private static Set<Field> fields(@Nullable AssetEdit edit) {
        var fields = new HashSet<Field>();
        if (edit == null) {
            return fields;
        }
        edit.status().ifPresent(status -> fields.add(Field.STATUS));
        edit.holder().ifPresent(holder -> fields.add(Field.ASSIGNEE));
        edit.serial().ifPresent(serial -> fields.add(Field.SERIAL));
        edit.links().keySet().forEach(provider -> fields.add(Field.link(provider)));
        edit.specs().keySet().forEach(key -> fields.add(Field.spec(key)));
        edit.model().keySet().forEach(key -> fields.add(Field.spec(key)));
        return fields;
    }

    /** An end or a move as {@code Memory} knows it; null for every other change. */
    private static @Nullable Change change(ChangeRecord record) {
        var before = record.before();
        var edit = record.edit();
        if (before == null || edit == null) {
            return null;
        }
        if (record.kind() == ChangeKind.END) {
            return end(edit);
        }
        if (record.kind() == ChangeKind.UNLINK) {
            var provider = edit.links().keySet().iterator().next();
            var link = before.link(provider);
            return link == null ? null : new Change.ClearLink(Rule.R32, "", provider, link, "", List.of());
        }
        return null;
    }

    private static @Nullable Change end(AssetEdit edit) {
        return edit.status()
                .map(status -> new Change.End(Rule.R30, "", status, "", Map.of(), List.of(), false))
                .orElse(null);
    }
}
