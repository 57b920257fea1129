package dev.rollcall.jamf;

import dev.rollcall.api.Partition;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The two inventories of Jamf Pro. Each counts its ids from 1, spells its fields in its own way, and has a privilege of
 * its own.
 */
// The check knows no immutable record and no List.of().
@SuppressWarnings("ImmutableEnumChecker")
enum JamfInventory {
    COMPUTERS(
            new Partition("computers", "Computers"),
            "computer/",
            "Read Computers",
            List.of("GENERAL", "HARDWARE", "USER_AND_LOCATION", "OPERATING_SYSTEM", "STORAGE"),
            new Fields("id", "id", "hardware.serialNumber")) {
        @Override
        Device device(Row row) throws RowException {
            return JamfDevices.computer(row.as(JamfApi.Computer.class));
        }
    },
    MOBILE_DEVICES(
            new Partition("mobile-devices", "Mobile devices"),
            "mobile/",
            "Read Mobile Devices",
            List.of("GENERAL", "HARDWARE", "USER_AND_LOCATION", "NETWORK"),
            new Fields("mobileDeviceId", "mobileDeviceId", "serialNumber")) {
        @Override
        Device device(Row row) throws RowException {
            return JamfDevices.mobileDevice(row.as(JamfApi.MobileDevice.class));
        }
    };

    private final Partition partition;
    private final String prefix;
    private final String privilege;
    private final List<String> sections;
    private final Fields fields;

    JamfInventory(Partition partition, String prefix, String privilege, List<String> sections, Fields fields) {
        this.partition = partition;
        this.prefix = prefix;
        this.privilege = privilege;
        this.sections = sections;
        this.fields = fields;
    }

    static JamfInventory of(Partition partition) {
        return Arrays.stream(values())
                .filter(inventory -> inventory.partition.id().equals(partition.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Jamf Pro has no list '" + partition + "'."));
    }

    Partition partition() {
        return partition;
    }

    /** What a role needs to read it, as Jamf Pro's console calls it. */
    String privilege() {
        return privilege;
    }

    /** What is asked for of each record: no more than is used, since a whole record has some 30 KB. */
    List<String> sections() {
        return sections;
    }

    Fields fields() {
        return fields;
    }

    /** The id that is unique in the tenant. */
    String sourceId(String jamfId) {
        return prefix + jamfId;
    }

    /** Jamf's own id, which is a number; empty if no record of this inventory can have that id. */
    Optional<String> jamfId(String sourceId) {
        return Optional.of(sourceId)
                .filter(id -> id.startsWith(prefix))
                .map(id -> id.substring(prefix.length()))
                .filter(id -> id.matches("[0-9]{1,18}"));
    }

    /** The device of a record. */
    abstract Device device(Row row) throws RowException;

    /**
     * How the inventory spells what is sorted and searched by: with dots for computers, without for mobile devices.
     *
     * @param id the name of the id in a record
     * @param sortId by which the list is sorted: it never changes, so that no device moves while it is read
     * @param serial the name to search serial numbers by
     */
    record Fields(String id, String sortId, String serial) {}
}
