package dev.rollcall.host.reconcile;

/** What a change wants, as a text that is equal for equal wishes. */
final class ChangeText implements Decision.Cases<String> {
    @Override
    public String writeSpecs(Change.WriteSpecs change) {
        return "specs " + change.specs() + change.model() + change.serial();
    }

    @Override
    public String assign(Change.Assign change) {
        return "holder " + Fingerprint.holder(change.to());
    }

    @Override
    public String reassign(Change.Reassign change) {
        return "holder " + Fingerprint.holder(change.to());
    }

    @Override
    public String clear(Change.Clear change) {
        return "holder nobody";
    }

    @Override
    public String writeLink(Change.WriteLink change) {
        return "link " + change.provider() + " " + change.sourceId();
    }

    @Override
    public String replaceLink(Change.ReplaceLink change) {
        return "link " + change.provider() + " " + change.sourceId();
    }

    @Override
    public String clearLink(Change.ClearLink change) {
        return "no link " + change.provider();
    }

    @Override
    public String end(Change.End change) {
        return "end " + change.status().id() + Fingerprint.sorted(change.clearedLinks());
    }

    @Override
    public String recover(Change.Recover change) {
        return "recover " + change.status().id() + change.provider() + change.sourceId()
                + Fingerprint.sorted(change.clearedLinks())
                + change.holder().map(Fingerprint::holder);
    }

    @Override
    public String create(Change.Create change) {
        var assignee = change.assignee().map(ChangeText::assignee);
        return "create " + change.serial() + change.provider() + change.sourceId() + change.specs() + assignee;
    }

    @Override
    public String waiting(Remark.Wait remark) {
        return remark.reason();
    }

    @Override
    public String skipped(Remark.Skip remark) {
        return remark.reason();
    }

    @Override
    public String reported(Remark.Report remark) {
        return remark.reason();
    }

    @Override
    public String unchanged(Remark.NoChange remark) {
        return remark.reason();
    }

    private static String assignee(Change.Assignee assignee) {
        return assignee instanceof Change.Assignee.Known known
                ? Fingerprint.holder(known.person())
                : assignee.toString();
    }
}
