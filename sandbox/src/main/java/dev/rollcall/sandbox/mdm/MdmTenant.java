package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetEnrolment;
import dev.rollcall.sandbox.fleet.FleetModel.Os;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A running tenant of an MDM on 127.0.0.1. Its API answers in the vendor's own format; its Java methods do what people,
 * devices and accidents do. Devices are named by source id, or by serial in whatever spelling: the newest listed one that
 * has it, else the newest of those that are gone. Safe for all threads.
 */
public abstract sealed class MdmTenant implements AutoCloseable
        permits KandjiTenant, JamfTenant, GoogleTenant, IntuneTenant {
    private final MdmFaults faults = new MdmFaults();
    private final MdmRequestLog log = new MdmRequestLog();
    private final List<DeviceStore> stores;

    MdmTenant(List<DeviceStore> stores) {
        this.stores = List.copyOf(stores);
    }

    /** The provider's id, as its plugin has it. */
    public abstract String provider();

    /** What people call the product. */
    public abstract String title();

    /** The platform's field that holds the ids of its devices, as the plugin names it unless a person says otherwise. */
    public abstract String linkField();

    /** Where it listens, without a path. */
    public abstract URI url();

    /** What a person would enter for a connection with this tenant, secrets included. */
    public abstract Map<String, String> settings();

    @Override
    public abstract void close();

    public MdmFaults faults() {
        return faults;
    }

    public MdmRequestLog requests() {
        return log;
    }

    /** How many devices are listed, enrolled or not. */
    public int size() {
        return stores.stream().mapToInt(DeviceStore::size).sum();
    }

    /** All that are listed. */
    public Stream<MdmDevice> devices() {
        return stores.stream().flatMap(store -> IntStream.range(0, store.numbers())
                .filter(store::isListed)
                .mapToObj(store::device));
    }

    /** Whether the vendor manages devices with that system. */
    public boolean takes(Os system) {
        return stores.stream().anyMatch(store -> store.takes(system));
    }

    /** The id that a device of the fleet began with, by the fleet's index; empty if it was not in this tenant. */
    public Optional<String> idOf(int fleetIndex) {
        return stores.stream().flatMap(store -> store.idOf(fleetIndex).stream()).findFirst();
    }

    /** A device by source id or serial, also one that is gone. */
    public Optional<MdmDevice> find(String device) {
        return place(device).map(Place::device);
    }

    /** Whether the device is listed, enrolled or not. */
    public boolean isListed(String device) {
        return place(device).filter(Place::isListed).isPresent();
    }

    /**
     * Adds a device, enrolled and without a user unless the draft says otherwise.
     *
     * @throws IllegalArgumentException if the vendor manages no such model
     */
    public MdmDevice add(Consumer<DeviceDraft> content) {
        var model = draftOf(content).model();
        return stores.stream()
                .filter(store -> store.takes(model.os()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The tenant manages no " + model.name() + ". Choose a model with another system."))
                .add(content);
    }

    private MdmDevice draftOf(Consumer<DeviceDraft> content) {
        var draft = new DeviceDraft("", stores.get(0).usualModel());
        content.accept(draft);
        return draft.device();
    }

    /** Changes anything of a device but its id. */
    public MdmDevice change(String device, Consumer<DeviceDraft> change) {
        var place = required(device);
        return place.store().change(place.number(), change);
    }

    /** Gives it to somebody. */
    public MdmDevice assign(String device, String email, String name) {
        return change(device, draft -> draft.assignedTo(email, name));
    }

    /** Says that nobody has it. */
    public MdmDevice unassign(String device) {
        return change(device, draft -> draft.user(MdmUser.NOBODY));
    }

    /** Says nothing of its user any more. */
    public MdmDevice hideUser(String device) {
        return change(device, draft -> draft.user(MdmUser.NOT_REPORTED));
    }

    public MdmDevice osVersion(String device, String version) {
        return change(device, draft -> draft.osVersion(version));
    }

    public MdmDevice checkIn(String device, Instant at) {
        return change(device, draft -> draft.lastContact(at));
    }

    /** Wipes it: the record stays listed, but is not enrolled any more. */
    public MdmDevice wipe(String device) {
        return change(device, draft -> draft.enrolment(FleetEnrolment.LEFT));
    }

    /** Removes its record. */
    public MdmDevice vanish(String device) {
        var place = required(device);
        place.store().drop(place.number());
        return place.device();
    }

    /** Removes that many records, the first ones listed. */
    public List<MdmDevice> vanish(int count) {
        var gone = devices().limit(count).toList();
        gone.forEach(device -> vanish(device.sourceId()));
        return gone;
    }

    /** Removes every record. */
    public void vanishAll() {
        vanish(size());
    }

    /** Lists a removed record again, as it was. */
    public MdmDevice bringBack(String device) {
        var place = required(device);
        place.store().list(place.number());
        return place.device();
    }

    /** Lists all removed records again. */
    public void bringBackAll() {
        stores.forEach(store -> IntStream.range(0, store.numbers()).forEach(store::list));
    }

    /** Enrols it anew for another person: under a new id, in place of the old record. */
    public MdmDevice enrolAgain(String device, String email, String name) {
        var place = required(device);
        var before = place.device();
        place.store().drop(place.number());
        return place.store().add(before, draft -> draft.assignedTo(email, name).enrolment(FleetEnrolment.ENROLLED));
    }

    private Place required(String device) {
        return place(device)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The tenant has no device " + device + ". Name one by its id or serial."));
    }

    private Optional<Place> place(String device) {
        return stores.stream()
                .flatMap(store -> store.number(device).map(number -> new Place(store, number)).stream())
                .findFirst()
                .or(() -> stores.stream()
                        .flatMap(store -> store.numberOfSerial(device).map(number -> new Place(store, number)).stream())
                        .max((one, other) -> Boolean.compare(one.isListed(), other.isListed())));
    }

    private record Place(DeviceStore store, int number) {
        MdmDevice device() {
            return store.device(number);
        }

        boolean isListed() {
            return store.isListed(number);
        }
    }
}
