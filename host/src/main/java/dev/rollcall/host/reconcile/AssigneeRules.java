package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.reconcile.Decider.Ruling;
import dev.rollcall.host.reconcile.ObservedPeople.Wanted;
import dev.rollcall.host.reconcile.Sightings.OfPeer;
import dev.rollcall.host.reconcile.Verdict.Matched;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the asset of a seen device: R11, R21 and R22, with what stands in their way: R2, R14, R16, R20, R50, R60. By
 * R23 nothing here asks who wrote the holder that is there.
 */
final class AssigneeRules {
    private final Scene scene;
    private final Connection connection;
    private final ObservedPeople people;
    private final Bars bars;

    AssigneeRules(Scene scene, Bars bars) {
        this.scene = scene;
        this.connection = scene.connection();
        this.people = new ObservedPeople(
                scene.platform().people(), connection.policy().ignoredAccounts());
        this.bars = bars;
    }

    void decide(Pair pair, List<Decision> decisions) {
        var wanted = people.of(pair.device().user());
        complaint(pair, wanted).ifPresent(decisions::add);
        var change = wantedChange(pair.asset().holder(), wanted);
        if (change == null) {
            return;
        }
        var obstacle = obstacle(pair, change);
        decisions.add(obstacle != null ? obstacle : bars.pass(change, pair.device(), pair.asset()));
    }

    /** What the holder of a recovered asset becomes; empty where it stays (R40). */
    Optional<Holder> afterRecovery(Pair pair, List<Decision> decisions) {
        var wanted = people.of(pair.device().user());
        complaint(pair, wanted).ifPresent(decisions::add);
        var change = wantedChange(pair.asset().holder(), wanted);
        if (change == null) {
            return Optional.empty();
        }
        var obstacle = notOurTurn(pair);
        if (obstacle != null) {
            decisions.add(obstacle);
            return Optional.empty();
        }
        if (change instanceof Change.Clear) {
            return connection.policy().clearWhenUnassigned() ? Optional.of(Holder.NOBODY) : Optional.empty();
        }
        return Optional.ofNullable(wanted.person());
    }

    /** Who decides the assignee (R60). */
    Ruling ruling(Pair pair) {
        return pair.others().isEmpty()
                ? Decider.ALONE
                : Decider.of(connection, pair.device(), pair.earlier(), pair.others(), scene.now());
    }

    /** R14: who is not found, or not surely, is reported; the holder stays. R16: so is who would replace a place. */
    private static Optional<Decision> complaint(Pair pair, Wanted wanted) {
        var complaint = wanted.complaint();
        if (complaint != null) {
            return Optional.of(new Remark.Report(Rule.R14, complaint));
        }
        var holder = pair.asset().holder();
        var isPlace = !(holder instanceof Holder.Person) && !(holder instanceof Holder.Nobody);
        if (isPlace && wanted.kind() == Wanted.Kind.SOMEBODY) {
            return Optional.of(new Remark.Report(
                    Rule.R16, "The asset is held by " + holder + ", and only people are replaced. Check it in first."));
        }
        return Optional.empty();
    }

    private static @Nullable Change wantedChange(Holder holder, Wanted wanted) {
        var person = wanted.person();
        if (holder instanceof Holder.Nobody && person != null) {
            return new Change.Assign(Rule.R11, "Nobody held it, and the MDM shows " + person + ".", person);
        }
        if (!(holder instanceof Holder.Person present)) {
            return null;
        }
        if (wanted.kind() == Wanted.Kind.NOBODY) {
            return new Change.Clear(Rule.R22, "The MDM says that nobody is assigned.", present);
        }
        return person == null || person.equals(present)
                ? null
                : new Change.Reassign(Rule.R21, "The MDM shows " + person + ".", present, person);
    }

    /** What keeps the change from being written, if anything does. */
    private @Nullable Remark obstacle(Pair pair, Change change) {
        var isFirst = change instanceof Change.Assign;
        var isClear = change instanceof Change.Clear;
        if (!isFirst && !connection.optIn()) {
            return new Remark.Skip(
                    Rule.R50, change.reason() + " The connection does not allow the MDM to update the assignee.");
        }
        if (isClear && !connection.policy().clearWhenUnassigned()) {
            return new Remark.Skip(Rule.R22, change.reason() + " The connection's policy keeps the assignee.");
        }
        var status = pair.asset().status();
        if (status.role() == StatusRole.PROTECTED) {
            return new Remark.Skip(Rule.R20, change.reason() + " The status " + status + " is protected.");
        }
        if (!isClear && !status.deployable()) {
            return new Remark.Skip(
                    Rule.R20, change.reason() + " The platform allows no check-out in status " + status + ".");
        }
        if (!pair.isComplete() && (isClear || pair.matched() != Matched.BY_LINK)) {
            return new Remark.Skip(Rule.R2, change.reason() + " Not all was read, so it is not written.");
        }
        return notOurTurn(pair);
    }

    private @Nullable Remark notOurTurn(Pair pair) {
        var ruling = ruling(pair);
        return ruling.isOurs() ? waitForUnheard(pair.device(), pair.earlier(), pair.others()) : notOurs(ruling);
    }

    /** R60: what a connection that comes first would have said, nobody could correct later if it knows no user. */
    @Nullable
    Remark waitForUnheard(Observed device, @Nullable Sighting earlier, List<OfPeer> others) {
        var peer = Decider.unheard(scene, Decider.lastContact(device, earlier), others);
        return peer == null
                ? null
                : new Remark.Wait(
                        Rule.R60,
                        "The connection " + peer.name()
                                + " may come first and has not run yet, so it is not known who decides.");
    }

    private static Remark notOurs(Ruling ruling) {
        return new Remark.Skip(
                Rule.R60,
                ruling.name() == null
                        ? "None of the connections that see the device decides its assignee now."
                        : "The connection " + ruling.name() + " decides the assignee of this device.");
    }
}
