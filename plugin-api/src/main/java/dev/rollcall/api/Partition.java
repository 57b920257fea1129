package dev.rollcall.api;

/**
 * A list of the MDM's that is complete or not by itself (R8): between two partitions a device cannot move. Lists
 * between which devices do move (networks, organisational units) are read as one partition.
 *
 * @param id stable, unique in the provider: {@code computers}
 * @param label for people: {@code Computers}
 */
public record Partition(String id, String label) {
    /** For a provider that keeps one list. */
    public static final Partition DEVICES = new Partition("devices", "Devices");

    public Partition {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "The partition's id '" + id + "' is not a name. Use a-z, 0-9 and hyphens.");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
