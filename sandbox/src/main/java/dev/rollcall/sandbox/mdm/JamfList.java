package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetModel.Os;

/** The two lists of a Jamf Pro server, each with ids from 1 and a privilege of its own. */
public enum JamfList {
    COMPUTERS("computer/", Os.MACOS, "id", "hardware.serialNumber"),
    MOBILE_DEVICES("mobile/", Os.IOS, "mobileDeviceId", "serialNumber");

    private final String prefix;
    private final Os system;
    private final String idField;
    private final String serialField;

    JamfList(String prefix, Os system, String idField, String serialField) {
        this.prefix = prefix;
        this.system = system;
        this.idField = idField;
        this.serialField = serialField;
    }

    /** What the plugin puts before an id. */
    String prefix() {
        return prefix;
    }

    Os system() {
        return system;
    }

    /** How filters and sorts name the id. */
    String idField() {
        return idField;
    }

    /** How filters name the serial number. */
    String serialField() {
        return serialField;
    }
}
