package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.snipeit.FieldSpec;
import dev.rollcall.sandbox.snipeit.LabelType;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the company has set up in Snipe-IT.
 *
 * @param labels the status labels' ids by name
 * @param fields the custom fields' ids by name
 */
public record CompanyPlatform(Map<String, Integer> labels, Map<String, Integer> fields) {
    public static final String ALLOCATED = "Allocated";
    public static final String TRANSFERRED = "Transferred";
    public static final String KANDJI_ID = "Kandji ID";
    public static final String JAMF_ID = "Jamf ID";
    public static final String INTUNE_ID = "Intune ID";
    public static final String GOOGLE_ID = "Google ID";
    public static final String ORDER = "Outbound order";
    public static final String OS = "Operating system";
    public static final String OS_VERSION = "OS version";

    /** All labels that no sync may touch, but for specs and links. */
    public static final List<String> PROTECTED = List.of(
            "In Inventory",
            "Pending Allocation",
            "Pending Receipt",
            "Activation Locked",
            "BIOS Locked",
            "MDM Locked",
            "Recovery Locked",
            "Donated",
            "Recycled",
            "Sold",
            "Lost",
            "HOLD",
            "Intake",
            "Warehouse Transfer");

    private static final List<String> FIELDS = List.of(
            KANDJI_ID, JAMF_ID, INTUNE_ID, GOOGLE_ID, ORDER, OS, OS_VERSION, "Processor", "Memory", "Storage", "IMEI");

    /** The field for a MAC address that every installation has. */
    private static final int MAC_ADDRESS = 1;

    public CompanyPlatform {
        labels = Map.copyOf(labels);
        fields = Map.copyOf(fields);
    }

    static CompanyPlatform in(SnipeItWorld world) {
        var labels = new LinkedHashMap<String, Integer>();
        labels.put(ALLOCATED, world.label(ALLOCATED, LabelType.DEPLOYABLE));
        labels.put(TRANSFERRED, world.label(TRANSFERRED, LabelType.DEPLOYABLE));
        PROTECTED.forEach(name -> labels.put(name, world.label(name, type(name))));
        var fields = new LinkedHashMap<String, Integer>();
        FIELDS.forEach(name -> fields.put(name, world.field(FieldSpec.text(name))));
        return new CompanyPlatform(labels, fields);
    }

    private static LabelType type(String name) {
        return switch (name) {
            case "In Inventory" -> LabelType.DEPLOYABLE;
            case "Pending Allocation", "Pending Receipt", "Intake", "Warehouse Transfer" -> LabelType.PENDING;
            case "Donated", "Recycled", "Sold" -> LabelType.ARCHIVED;
            default -> LabelType.UNDEPLOYABLE;
        };
    }

    /** The fields that every device's model has. */
    int[] fieldset() {
        var ids = new ArrayList<>(List.of(MAC_ADDRESS));
        FIELDS.forEach(name -> ids.add(field(name)));
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * A label's id.
     *
     * @throws IllegalArgumentException if the company has no such label
     */
    public int label(String name) {
        return found(labels, name);
    }

    /**
     * A custom field's id.
     *
     * @throws IllegalArgumentException if the company has no such field
     */
    public int field(String name) {
        return found(fields, name);
    }

    private static int found(Map<String, Integer> ids, String name) {
        return Optional.ofNullable(ids.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The company has no \"" + name + "\". Name one of " + ids.keySet() + "."));
    }
}
