package dev.rollcall.testkit.simulator;

import dev.rollcall.api.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The devices of the simulated MDM, in the order in which it lists them. May be changed while it is read; safe for use
 * by several threads.
 */
public final class Tenant {
    private final List<SimulatedDevice> devices = new ArrayList<>();

    Tenant() {}

    /** Replaces all devices of all partitions. */
    public synchronized void set(List<SimulatedDevice> all) {
        devices.clear();
        devices.addAll(all);
    }

    /** Adds a device at the end. */
    public synchronized void add(SimulatedDevice device) {
        devices.add(device);
    }

    /** Adds a device before all others. */
    public synchronized void insertFirst(SimulatedDevice device) {
        devices.add(0, device);
    }

    /** Puts a device in the place of the one with the same id; nothing happens if there is none. */
    public synchronized void replace(SimulatedDevice device) {
        devices.replaceAll(other -> other.sourceId().equals(device.sourceId()) ? device : other);
    }

    /** Removes a device; nothing happens if it is not there. */
    public synchronized void remove(String sourceId) {
        devices.removeIf(device -> device.sourceId().equals(sourceId));
    }

    /** The devices of one list, in order: a copy. */
    public synchronized List<SimulatedDevice> in(Partition partition) {
        return devices.stream()
                .filter(device -> device.partition().id().equals(partition.id()))
                .toList();
    }

    /** All devices, in order: a copy. */
    public synchronized List<SimulatedDevice> all() {
        return List.copyOf(devices);
    }

    /** The device that the plugin is to deliver under this id. */
    public synchronized Optional<SimulatedDevice> find(String sourceId) {
        return devices.stream()
                .filter(device -> device.sourceId().equals(sourceId))
                .findFirst();
    }
}
