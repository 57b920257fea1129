package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetDevice;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.fleet.FleetModel.Os;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One list of a tenant. Its devices are numbered from 0 and keep their number for good; what is generated is made anew
 * each time it is asked for, and only what was changed or added is kept. Safe for all threads.
 */
final class DeviceStore {
    private final TenantFleet fleet;
    private final int[] indices;
    private final DeviceIds ids;
    private final Set<Os> systems;
    private final Roster roster = new Roster();
    private final Map<Integer, MdmDevice> byHand = new HashMap<>();
    private final SerialIndex serials;
    private final NameOrder names;

    /**
     * A list.
     *
     * @param systems what runs on the devices that belong in it
     */
    DeviceStore(TenantFleet fleet, DeviceIds ids, Set<Os> systems) {
        this.fleet = fleet;
        this.ids = ids;
        this.systems = systems;
        this.indices = IntStream.range(0, fleet.fleet().options().devices())
                .filter(fleet.holds())
                .filter(index -> systems.contains(fleet.device(index).model().os()))
                .toArray();
        for (int i = 0; i < indices.length; i++) {
            roster.add();
        }
        this.serials = new SerialIndex(
                () -> indices.length, number -> generated(number).serial());
        this.names = new NameOrder(
                () -> indices.length,
                number -> new NameOrder.Place(generated(number).name(), ids.id(number)));
    }

    boolean takes(Os system) {
        return systems.contains(system);
    }

    /** What a device is that nobody said more of: the first model that belongs in this list. */
    FleetModel usualModel() {
        return FleetGenerator.models().stream()
                .filter(model -> takes(model.os()))
                .findFirst()
                .orElseThrow();
    }

    synchronized int size() {
        return roster.size();
    }

    /** A page of what is listed, by number. */
    synchronized List<MdmDevice> page(long offset, int limit) {
        var page = new ArrayList<MdmDevice>();
        roster.page(offset, limit, number -> page.add(device(number)));
        return page;
    }

    /** What is listed behind a place in the order of names; of devices that were renamed, the name of now counts. */
    synchronized List<MdmDevice> byName(NameOrder.Place last, int limit) {
        var asMade = names.behind(last)
                .filter(number -> !byHand.containsKey(number) && roster.isListed(number))
                .limit(limit)
                .mapToObj(this::device);
        var changed = byHand.keySet().stream()
                .filter(roster::isListed)
                .map(this::device)
                .filter(device -> NameOrder.Place.of(device).isBehind(last));
        return Stream.concat(asMade, changed)
                .sorted(Comparator.comparing(NameOrder.Place::of, NameOrder.BY_NAME))
                .limit(limit)
                .toList();
    }

    /** The id that a device of the fleet began with; empty if it is not in this list. */
    Optional<String> idOf(int fleetIndex) {
        int number = Arrays.binarySearch(indices, fleetIndex);
        return number < 0 ? Optional.empty() : Optional.of(ids.id(number));
    }

    /** The number behind an id; empty if there never was one. */
    synchronized Optional<Integer> number(String sourceId) {
        return ids.number(sourceId).filter(number -> number < roster.next());
    }

    /** The number that has the serial, in whatever spelling: the newest that is listed, else the newest of all. */
    synchronized Optional<Integer> numberOfSerial(String serial) {
        var compact = SerialIndex.compact(serial);
        return serials.candidates(serial).stream()
                .filter(number -> SerialIndex.compact(device(number).serial()).equals(compact))
                .max((one, other) -> roster.isListed(one) == roster.isListed(other)
                        ? Integer.compare(one, other)
                        : Boolean.compare(roster.isListed(one), roster.isListed(other)));
    }

    /** A listed device by its id. */
    synchronized Optional<MdmDevice> listed(String sourceId) {
        return number(sourceId).filter(roster::isListed).map(this::device);
    }

    /**
     * Listed devices by serial, by number.
     *
     * @param serial whose spellings alone are looked through
     */
    synchronized List<MdmDevice> withSerial(String serial, Predicate<String> wanted) {
        return serials.candidates(serial).stream()
                .sorted()
                .filter(roster::isListed)
                .map(this::device)
                .filter(device -> wanted.test(device.serial()))
                .toList();
    }

    /** The same, but looking through all. */
    synchronized List<MdmDevice> searched(Predicate<String> wanted) {
        return page(0, Integer.MAX_VALUE).stream()
                .filter(device -> wanted.test(device.serial()))
                .toList();
    }

    synchronized MdmDevice device(int number) {
        MdmDevice own = byHand.get(number);
        return own == null ? MdmDevice.of(generated(number), ids.id(number)) : own;
    }

    synchronized boolean isListed(int number) {
        return roster.isListed(number);
    }

    synchronized MdmDevice add(Consumer<DeviceDraft> content) {
        return keep(roster.next(), new DeviceDraft(ids.id(roster.next()), usualModel()), content);
    }

    /** Adds a device under a new id that is otherwise like another. */
    synchronized MdmDevice add(MdmDevice like, Consumer<DeviceDraft> content) {
        return keep(roster.next(), new DeviceDraft(like, ids.id(roster.next())), content);
    }

    synchronized MdmDevice change(int number, Consumer<DeviceDraft> change) {
        MdmDevice before = device(number);
        return keep(number, new DeviceDraft(before, before.sourceId()), change);
    }

    private MdmDevice keep(int number, DeviceDraft draft, Consumer<DeviceDraft> content) {
        content.accept(draft);
        MdmDevice device = draft.device();
        if (number == roster.next()) {
            roster.add();
        }
        byHand.put(number, device);
        serials.add(device.serial(), number);
        return device;
    }

    synchronized void drop(int number) {
        roster.drop(number);
    }

    synchronized void list(int number) {
        roster.list(number);
    }

    synchronized int numbers() {
        return roster.next();
    }

    private FleetDevice generated(int number) {
        return fleet.device(indices[number]);
    }
}
