package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetEnrolment;
import dev.rollcall.sandbox.fleet.FleetModel;
import java.time.Instant;

/** A device as it is added to a tenant or changed there; what is not said stays as it is. */
public final class DeviceDraft {
    private static final long GIB = 1L << 30;
    private static final Instant BEFORE = Instant.parse("2026-11-01T09:00:00Z");

    private final String sourceId;
    private String serial = "";
    private String name = "A device";
    private FleetModel model;
    private String osVersion = "26.1";
    private MdmUser user = MdmUser.NOBODY;
    private String lastLogin = "";
    private FleetEnrolment enrolment = FleetEnrolment.ENROLLED;
    private Instant enrolled = BEFORE;
    private Instant lastContact = BEFORE;
    private String mac = "A4:5E:60:00:00:01";
    private long memoryBytes = 16 * GIB;
    private long storageBytes = 512 * GIB;
    private boolean isPersonal;

    DeviceDraft(String sourceId, FleetModel usual) {
        this.sourceId = sourceId;
        this.model = usual;
    }

    DeviceDraft(MdmDevice device, String sourceId) {
        this.sourceId = sourceId;
        serial = device.serial();
        name = device.name();
        model = device.model();
        osVersion = device.osVersion();
        user = device.user();
        lastLogin = device.lastLogin();
        enrolment = device.enrolment();
        enrolled = device.enrolled();
        lastContact = device.lastContact();
        mac = device.mac();
        memoryBytes = device.memoryBytes();
        storageBytes = device.storageBytes();
        isPersonal = device.isPersonal();
    }

    MdmDevice device() {
        return new MdmDevice(
                sourceId,
                serial,
                name,
                model,
                osVersion,
                user,
                lastLogin,
                enrolment,
                enrolled,
                lastContact,
                mac,
                memoryBytes,
                storageBytes,
                isPersonal);
    }

    /** The serial; empty text for none. */
    public DeviceDraft serial(String newSerial) {
        serial = newSerial;
        return this;
    }

    public DeviceDraft name(String newName) {
        name = newName;
        return this;
    }

    /** The model, by default the first that the vendor manages; its system decides which list a new device is put in. */
    public DeviceDraft model(FleetModel newModel) {
        model = newModel;
        return this;
    }

    public DeviceDraft osVersion(String version) {
        osVersion = version;
        return this;
    }

    public DeviceDraft user(MdmUser newUser) {
        user = newUser;
        return this;
    }

    public DeviceDraft assignedTo(String email, String fullName) {
        return user(MdmUser.of(email, fullName));
    }

    /** Who used it last; empty text for nobody. */
    public DeviceDraft lastLogin(String username) {
        lastLogin = username;
        return this;
    }

    public DeviceDraft enrolment(FleetEnrolment state) {
        enrolment = state;
        return this;
    }

    public DeviceDraft enrolled(Instant at) {
        enrolled = at;
        return this;
    }

    public DeviceDraft lastContact(Instant at) {
        lastContact = at;
        return this;
    }

    /** The address of its network adapter; empty text for none. */
    public DeviceDraft mac(String address) {
        mac = address;
        return this;
    }

    /** In bytes; 0 for unknown. */
    public DeviceDraft memory(long bytes) {
        memoryBytes = bytes;
        return this;
    }

    /** Whether it is its user's own. */
    public DeviceDraft personal(boolean personal) {
        isPersonal = personal;
        return this;
    }

    /** In bytes; 0 for unknown. */
    public DeviceDraft storage(long bytes) {
        storageBytes = bytes;
        return this;
    }
}
