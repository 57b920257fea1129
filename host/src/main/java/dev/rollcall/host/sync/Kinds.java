package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.reconcile.Change;
import dev.rollcall.host.reconcile.Decision;
import dev.rollcall.host.reconcile.Remark;

/** What the journal calls a decision. */
final class Kinds implements Decision.Cases<ChangeKind> {
    private static final Kinds KINDS = new Kinds();

    private Kinds() {}

    static ChangeKind of(Decision decision) {
        return decision.match(KINDS);
    }

    /** Whether only a connection with the opt-in may write it (R50, R51). */
    static boolean needsOptIn(ChangeKind kind) {
        return switch (kind) {
            case REASSIGN, CLEAR, END, RECOVER, UNLINK -> true;
            default -> false;
        };
    }

    @Override
    public ChangeKind writeSpecs(Change.WriteSpecs change) {
        return ChangeKind.SPECS;
    }

    @Override
    public ChangeKind assign(Change.Assign change) {
        return ChangeKind.ASSIGN;
    }

    @Override
    public ChangeKind reassign(Change.Reassign change) {
        return ChangeKind.REASSIGN;
    }

    @Override
    public ChangeKind clear(Change.Clear change) {
        return ChangeKind.CLEAR;
    }

    @Override
    public ChangeKind writeLink(Change.WriteLink change) {
        return ChangeKind.LINK;
    }

    @Override
    public ChangeKind replaceLink(Change.ReplaceLink change) {
        return ChangeKind.RELINK;
    }

    @Override
    public ChangeKind clearLink(Change.ClearLink change) {
        return ChangeKind.UNLINK;
    }

    @Override
    public ChangeKind end(Change.End change) {
        return ChangeKind.END;
    }

    @Override
    public ChangeKind recover(Change.Recover change) {
        return ChangeKind.RECOVER;
    }

    @Override
    public ChangeKind create(Change.Create change) {
        return ChangeKind.CREATE;
    }

    @Override
    public ChangeKind waiting(Remark.Wait remark) {
        return ChangeKind.WAIT;
    }

    @Override
    public ChangeKind skipped(Remark.Skip remark) {
        return ChangeKind.SKIP;
    }

    @Override
    public ChangeKind reported(Remark.Report remark) {
        return ChangeKind.REPORT;
    }

    @Override
    public ChangeKind unchanged(Remark.NoChange remark) {
        throw new IllegalArgumentException("What did not change is counted, not kept.");
    }
}
