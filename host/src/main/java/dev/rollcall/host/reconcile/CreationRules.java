package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.reconcile.Change.Assignee;
import dev.rollcall.host.reconcile.ListedDevices.Listed;
import dev.rollcall.host.reconcile.ObservedPeople.Wanted;
import dev.rollcall.host.reconcile.Policy.UnknownDevices;
import dev.rollcall.host.reconcile.Sightings.OfPeer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** R13: devices that the platform does not hold. */
final class CreationRules {
    private final Scene scene;
    private final Connection connection;
    private final ObservedPeople people;
    private final AssigneeRules assignees;
    private final Bars bars;

    CreationRules(Scene scene, AssigneeRules assignees, Bars bars) {
        this.scene = scene;
        this.connection = scene.connection();
        this.people = new ObservedPeople(
                scene.platform().people(), connection.policy().ignoredAccounts());
        this.assignees = assignees;
        this.bars = bars;
    }

    void decide(Listed listed, List<Decision> decisions) {
        var device = listed.device;
        if (connection.policy().unknownDevices() == UnknownDevices.EXISTING_ONLY) {
            decisions.add(new Remark.Skip(Rule.R13, "The platform has no asset for it, and none is created."));
            return;
        }
        var obstacle = obstacle(device);
        if (obstacle != null) {
            decisions.add(obstacle);
            return;
        }
        decisions.add(bars.pass(creation(listed, decisions), device, null));
    }

    private @Nullable Remark obstacle(Observed device) {
        var extent = scene.extent(device.partition());
        if (extent != Extent.COMPLETE) {
            return new Remark.Skip(
                    Rule.R2,
                    extent == Extent.ONE_DEVICE
                            ? "Only a run over all devices creates assets."
                            : "Not all was read, so no asset is created.");
        }
        if (device.ownership() == Ownership.PERSONAL && !connection.policy().includePersonal()) {
            return new Remark.Skip(Rule.R13, "It is a personal device, and the policy leaves those out.");
        }
        var hasModel = device.specs().text(StandardSpecs.MODEL).isPresent()
                || device.specs().text(StandardSpecs.MODEL_IDENTIFIER).isPresent();
        return hasModel ? null : new Remark.Skip(Rule.R13, "The MDM reports no model to create an asset with.");
    }

    private Change.Create creation(Listed listed, List<Decision> decisions) {
        var device = listed.device;
        var others = scene.sightings().seenElsewhere(listed.serial, null);
        return new Change.Create(
                Rule.R13,
                "The platform has no asset for it.",
                String.valueOf(device.serial()).strip(),
                scene.platform().statuses().allocated(),
                connection.provider(),
                device.sourceId(),
                device.specs(),
                assignee(device, others, decisions));
    }

    private Optional<Assignee> assignee(Observed device, List<OfPeer> others, List<Decision> decisions) {
        var wanted = people.of(device.user());
        var earlier = scene.sightings().own(device.sourceId());
        if (wanted.kind() == Wanted.Kind.NOBODY || wanted.kind() == Wanted.Kind.NOTHING) {
            return Optional.empty();
        }
        if (!scene.platform().statuses().allocated().deployable()) {
            decisions.add(new Remark.Skip(Rule.R20, "The platform allows no check-out in the status that it gets."));
            return Optional.empty();
        }
        if (!Decider.of(connection, device, earlier, others, scene.now()).isOurs()) {
            decisions.add(new Remark.Skip(Rule.R60, "Another connection decides the assignee of this device."));
            return Optional.empty();
        }
        var wait = assignees.waitForUnheard(device, earlier, others);
        if (wait != null) {
            decisions.add(wait);
            return Optional.empty();
        }
        var person = wanted.person();
        if (person != null) {
            return Optional.of(new Assignee.Known(person));
        }
        var made = toBeMade(device);
        var complaint = wanted.complaint();
        if (made.isEmpty() && complaint != null) {
            decisions.add(new Remark.Report(Rule.R14, complaint));
        }
        return made;
    }

    /** R14: an unknown user with e-mail, first and last name; never an ambiguous, archived or ignored one. */
    private Optional<Assignee> toBeMade(Observed device) {
        if (!connection.policy().createUsers()
                || !(device.user() instanceof AssignedUser user)
                || people.isIgnored(user)
                || people.isAmbiguous(user)) {
            return Optional.empty();
        }
        var name = user.displayName().orElse("").strip();
        var space = name.lastIndexOf(' ');
        return space < 0
                ? Optional.empty()
                : user.email()
                        .map(email -> new Assignee.Unknown(
                                email, name.substring(0, space).strip(), name.substring(space + 1)));
    }
}
