package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.fleet.Dice;
import dev.rollcall.sandbox.fleet.FleetPerson;
import dev.rollcall.sandbox.mdm.DeviceDraft;
import dev.rollcall.sandbox.mdm.GoogleTenant;
import dev.rollcall.sandbox.mdm.MdmDevice;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a company, each method a day that says what it did. A day picks devices by the company's seed: such
 * as both sides agree on, and that no day before has touched. Safe for all threads.
 */
public final class Days {
    private final Company company;
    private final Dice dice;
    private final Set<Integer> touched = new HashSet<>();

    Days(Company company, long seed) {
        this.company = company;
        this.dice = new Dice(seed, 24);
    }

    /** All kinds of days, in an order that a demonstration can tell: each is played when it is asked for. */
    public List<Supplier<Day>> all() {
        var kandji = company.kandji();
        return List.of(
                () -> handOver(kandji),
                () -> handBack(kandji),
                () -> wipe(kandji),
                this::enrolAgainAfterWipe,
                () -> move(company.jamf(), kandji),
                () -> vanishUnderOrder(kandji),
                () -> vanish(kandji, 1),
                () -> vanish(kandji, 200),
                () -> listNothing(company.jamf()));
    }

    /** A person hands a device on: the MDM shows another person than the asset platform. */
    public synchronized Day handOver(MdmTenant tenant) {
        var subject = pick(tenant, any -> true);
        var before = subject.device().user();
        var next = somebodyElse(subject);
        tenant.assign(subject.serial(), next.email(), name(next));
        return Day.of(
                subject.serial(),
                "Hand-over: " + tenant.title() + " now assigns " + subject.serial() + " to " + described(next)
                        + ", no longer to " + before.name() + " (" + before.email() + ").");
    }

    /** A person gives a device back: the MDM says that nobody has it. */
    public synchronized Day handBack(MdmTenant tenant) {
        var subject = pick(tenant, any -> true);
        tenant.unassign(subject.serial());
        return Day.of(
                subject.serial(),
                "Hand-back: " + tenant.title() + " now says that nobody has " + subject.serial() + ", which was "
                        + subject.device().user().name() + "'s.");
    }

    /** Records are deleted in the MDM; fewer than asked for where the tenant has not so many that both agree on. */
    public synchronized Day vanish(MdmTenant tenant, int count) {
        var serials = new ArrayList<String>();
        for (int index = 0;
                serials.size() < count && index < company.fleet().options().devices();
                index++) {
            if (touched.contains(index)) {
                continue;
            }
            var subject = Subject.of(company, tenant, index);
            if (subject.isPresent()) {
                touched.add(index);
                serials.add(subject.get().serial());
                tenant.vanish(subject.get().device().sourceId());
            }
        }
        var what = serials.size() == 1 ? serials.get(0) : serials.size() + " devices";
        return new Day("Gone: " + tenant.title() + " no longer lists " + what + ".", serials);
    }

    /** A device is wiped: still listed, but not enrolled. */
    public synchronized Day wipe(MdmTenant tenant) {
        var subject = pick(tenant, any -> true);
        tenant.wipe(subject.serial());
        return Day.of(
                subject.serial(),
                "Wipe: " + tenant.title() + " still lists " + subject.serial() + ", but as not enrolled.");
    }

    /** Somebody deprovisions a Chromebook, as before it is given away: still listed, but not enrolled. */
    public synchronized Day deprovision(GoogleTenant tenant) {
        var subject = pick(tenant, any -> true);
        tenant.wipe(subject.serial());
        return Day.of(
                subject.serial(),
                "Deprovisioning: " + tenant.title() + " still lists " + subject.serial() + ", but as deprovisioned.");
    }

    /** A wiped or vanished device comes back under a new id, enrolled for another person. */
    public synchronized Day enrolAgain(MdmTenant tenant, String serial) {
        var before = tenant.find(serial)
                .orElseThrow(() -> new IllegalArgumentException(
                        tenant.title() + " has never had " + serial + ". Name a device that it has or had."));
        var next = somebodyBut(before.user().email());
        var again = tenant.enrolAgain(before.sourceId(), next.email(), name(next));
        return Day.of(
                serial,
                "Return: " + serial + " is enrolled in " + tenant.title() + " again, as " + again.sourceId()
                        + " instead of " + before.sourceId() + ", for " + described(next) + ".");
    }

    /** The device of the last wipe in Kandji that has not come back does so. */
    private synchronized Day enrolAgainAfterWipe() {
        var wiped = company.kandji()
                .devices()
                .filter(device -> !device.isEnrolled())
                .map(MdmDevice::serial)
                .filter(serial -> company.asset(serial).isPresent())
                .filter(serial -> touched.stream()
                        .anyMatch(
                                index -> company.fleet().device(index).serial().equals(serial)))
                .findFirst()
                .orElseThrow(Days::nothingLeft);
        return enrolAgain(company.kandji(), wiped);
    }

    /** An order is opened on a device's asset, and then its record is deleted in the MDM. */
    public synchronized Day vanishUnderOrder(MdmTenant tenant) {
        var subject = pick(tenant, any -> true);
        order(subject.serial(), "Retrieval " + subject.index());
        tenant.vanish(subject.device().sourceId());
        return Day.of(
                subject.serial(),
                "Order: " + subject.serial() + " is under the order \"Retrieval " + subject.index() + "\" in "
                        + company.book().product() + ", and " + tenant.title() + " no longer lists it.");
    }

    /** The order on a device's asset is finished. */
    public synchronized Day finishOrder(String serial) {
        order(serial, null);
        return Day.of(serial, "Order: the order on " + serial + " is finished.");
    }

    /** A device is enrolled in a second MDM, too, which shows another person than the first. */
    public synchronized Day enrolAlso(MdmTenant first, MdmTenant second) {
        var subject = pick(first, any -> second.takes(any.device().model().os()));
        var other = somebodyElse(subject);
        var after = second.add(draft -> as(subject.device(), draft).assignedTo(other.email(), name(other)));
        return Day.of(
                subject.serial(),
                "Second MDM: " + subject.serial() + ", which " + first.title() + " assigns to "
                        + subject.device().user().name() + ", is enrolled in " + second.title() + ", too, as "
                        + after.sourceId() + ", for " + described(other) + ".");
    }

    /** A device moves from one MDM to another, and stays with its person. */
    public synchronized Day move(MdmTenant from, MdmTenant to) {
        var subject = pick(from, any -> to.takes(any.device().model().os()));
        var before = subject.device();
        from.vanish(before.sourceId());
        var after = to.add(draft -> as(before, draft));
        return Day.of(
                before.serial(),
                "Move: " + before.serial() + " has left " + from.title() + ", where it was " + before.sourceId()
                        + ", and is enrolled in " + to.title() + " as " + after.sourceId() + ".");
    }

    /** The same hardware with the same user, enrolled where the draft is. */
    private static DeviceDraft as(MdmDevice device, DeviceDraft draft) {
        return draft.serial(device.serial())
                .name(device.name())
                .model(device.model())
                .osVersion(device.osVersion())
                .user(device.user())
                .lastContact(device.lastContact())
                .mac(device.mac())
                .memory(device.memoryBytes())
                .storage(device.storageBytes());
    }

    /** An MDM suddenly lists nothing, as if that were the truth; {@link #listAgain} ends it. */
    public synchronized Day listNothing(MdmTenant tenant) {
        tenant.faults().emptyLists(true);
        return new Day("Nothing: " + tenant.title() + " answers every list with none of its devices.", List.of());
    }

    /** The MDM lists its devices again. */
    public synchronized Day listAgain(MdmTenant tenant) {
        tenant.faults().emptyLists(false);
        return new Day(tenant.title() + " lists its devices again.", List.of());
    }

    private void order(String serial, @Nullable String order) {
        var asset = company.asset(serial)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is not one asset " + serial + ". Name a serial that one asset has."));
        company.book().change(asset.id(), sheet -> sheet.order(order));
    }

    /** From a random place on, round the fleet. */
    private Subject pick(MdmTenant tenant, Predicate<Subject> wanted) {
        int devices = company.fleet().options().devices();
        int start = dice.below(Math.max(1, devices));
        for (int step = 0; step < devices; step++) {
            int index = (start + step) % devices;
            if (touched.contains(index)) {
                continue;
            }
            var subject = Subject.of(company, tenant, index).filter(wanted);
            if (subject.isPresent()) {
                touched.add(index);
                return subject.get();
            }
        }
        throw nothingLeft();
    }

    private static IllegalStateException nothingLeft() {
        return new IllegalStateException(
                "No device is left that this day could happen to. Make a larger company, or play fewer days.");
    }

    private FleetPerson somebodyElse(Subject subject) {
        return somebodyBut(subject.device().user().email());
    }

    /** Somebody whom the platform knows and who has not left. */
    private FleetPerson somebodyBut(String email) {
        int people = company.fleet().options().people();
        int start = dice.below(people);
        for (int step = 0; step < people; step++) {
            var person = company.fleet().person((start + step) % people);
            if (!company.fleet().hasLeft(person) && !person.email().equalsIgnoreCase(email)) {
                return person;
            }
        }
        throw nothingLeft();
    }

    private static String described(FleetPerson person) {
        return name(person) + " (" + person.email() + ")";
    }

    private static String name(FleetPerson person) {
        return person.firstName() + " " + person.lastName();
    }
}
