package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.reconcile.Comparison.State;
import dev.rollcall.host.reconcile.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells beside a device what became of a change that was to be written, where it was not done. */
final class Undone {
    private static final Logger log = LoggerFactory.getLogger(Undone.class);
    private static final int AT_ONCE = 500;
    private static final List<ChangeState> NOT_DONE = List.of(
            ChangeState.FAILED, ChangeState.REFUSED, ChangeState.STALE, ChangeState.UNFINISHED, ChangeState.NOTED);
    /** Of what an MDM said that was asked right before the write: it is noted in place of the change. */
    private static final Set<String> CONFIRMATION = Set.of(Rule.R32.name(), Rule.R34.name());

    private final Notebook notebook;

    Undone(Notebook notebook) {
        this.notebook = notebook;
    }

    /** Of a run's changes of those subjects. */
    void tell(String runId, Set<String> subjects) {
        try {
            tellEach(runId, subjects);
        } catch (DataAccessException | TransactionException e) {
            // The run says it too, and ends as it would have.
            log.warn("What the run {} did not do can't be told beside its devices.", runId, e);
        }
    }

    private void tellEach(String runId, Set<String> subjects) {
        var last = 0L;
        var part = subjects.isEmpty() ? List.<ChangeRecord>of() : of(runId, last);
        while (!part.isEmpty()) {
            for (var record : part) {
                if (subjects.contains(record.subject()) && isNews(record)) {
                    tell(record, text(record));
                }
            }
            last = part.get(part.size() - 1).id();
            part = of(runId, last);
        }
    }

    private List<ChangeRecord> of(String runId, long after) {
        return notebook.changes().of(runId, NOT_DONE, after, AT_ONCE);
    }

    private static boolean isNews(ChangeRecord record) {
        return record.state() != ChangeState.NOTED || CONFIRMATION.contains(record.rule());
    }

    private static String text(ChangeRecord record) {
        return record.state() == ChangeState.NOTED ? record.reason() : record.message();
    }

    private void tell(ChangeRecord record, String message) {
        var sourceId = record.sourceId();
        if (sourceId != null && !message.isBlank()) {
            notebook.comparisons().tell(record.connectionId(), sourceId, Optional.empty(), message);
        }
    }

    /** Of held changes that a person decided on, or that a run on their behalf could not write: they wait no more. */
    void decided(List<ChangeRecord> held, String message) {
        for (var record : held) {
            var sourceId = record.sourceId();
            if (sourceId != null) {
                notebook.comparisons().tell(record.connectionId(), sourceId, Optional.of(stateOf(record)), message);
            }
        }
    }

    private static State stateOf(ChangeRecord record) {
        return switch (record.kind()) {
            case END, UNLINK -> State.GONE;
            case CREATE -> State.ONLY_IN_MDM;
            default -> State.DIFFERS;
        };
    }
}
