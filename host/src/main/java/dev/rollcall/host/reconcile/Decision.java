package dev.rollcall.host.reconcile;

/**
 * What a rule decided for an asset or a device: a {@link Change} that is to be written, or a {@link Remark} that says
 * why nothing is. What it was decided on is in its {@link Verdict}.
 */
public sealed interface Decision permits Change, Remark {

    /** The rule that made it. */
    Rule rule();

    /** A sentence for an admin. */
    String reason();

    /** Calls the case for the kind of decision this is. */
    <R> R match(Cases<R> cases);

    /**
     * One function per kind of decision, so that a new kind breaks every place that must know it.
     *
     * @param <R> what the functions answer
     */
    interface Cases<R> {
        R writeSpecs(Change.WriteSpecs change);

        R assign(Change.Assign change);

        R reassign(Change.Reassign change);

        R clear(Change.Clear change);

        R writeLink(Change.WriteLink change);

        R replaceLink(Change.ReplaceLink change);

        R clearLink(Change.ClearLink change);

        R end(Change.End change);

        R recover(Change.Recover change);

        R create(Change.Create change);

        R waiting(Remark.Wait remark);

        R skipped(Remark.Skip remark);

        R reported(Remark.Report remark);

        R unchanged(Remark.NoChange remark);
    }
}
