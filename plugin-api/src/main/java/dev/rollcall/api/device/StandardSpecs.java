package dev.rollcall.api.device;

import java.util.List;

/** The facts about a device that every provider reports under the same name, type and unit, where it has them. */
public final class StandardSpecs {
    /** The name a person or the MDM gave the device. */
    public static final SpecKey<String> NAME = SpecKey.text("name", "Device name");

    public static final SpecKey<String> MANUFACTURER = SpecKey.text("manufacturer", "Manufacturer");

    /** The model as it is sold: {@code MacBook Air (M1, 2020)}. */
    public static final SpecKey<String> MODEL = SpecKey.text("model", "Model");

    /** The model as the maker's software names it: {@code MacBookAir10,1}. */
    public static final SpecKey<String> MODEL_IDENTIFIER = SpecKey.text("modelIdentifier", "Model identifier");

    /** The maker's order or part number of the model: {@code A2337}, {@code MK2K3LL/A}. */
    public static final SpecKey<String> MODEL_NUMBER = SpecKey.text("modelNumber", "Model number");

    /** The operating system: {@code macOS}, {@code Windows}, {@code iPadOS}. */
    public static final SpecKey<String> OS = SpecKey.text("os", "Operating system");

    public static final SpecKey<String> OS_VERSION = SpecKey.text("osVersion", "OS version");

    public static final SpecKey<String> OS_BUILD = SpecKey.text("osBuild", "OS build");

    public static final SpecKey<String> PROCESSOR = SpecKey.text("processor", "Processor");

    public static final SpecKey<Long> PROCESSOR_CORES = SpecKey.number("processorCores", "Processor cores", "");

    /** Main memory in bytes: 8 GB of memory are 8 × 2^30. */
    public static final SpecKey<Long> MEMORY = SpecKey.number("memory", "Memory", "byte");

    /** Capacity of the built-in storage in bytes, as the MDM counts them. */
    public static final SpecKey<Long> STORAGE = SpecKey.number("storage", "Storage", "byte");

    /** Twelve hexadecimal digits in upper case, in pairs, with colons between them. */
    public static final SpecKey<String> WIFI_MAC = SpecKey.text("wifiMac", "Wi-Fi MAC address");

    /** Written as {@link #WIFI_MAC} is. */
    public static final SpecKey<String> ETHERNET_MAC = SpecKey.text("ethernetMac", "Ethernet MAC address");

    /** Digits only. */
    public static final SpecKey<String> IMEI = SpecKey.text("imei", "IMEI");

    /** Hexadecimal digits only. */
    public static final SpecKey<String> MEID = SpecKey.text("meid", "MEID");

    public static final SpecKey<String> PHONE_NUMBER = SpecKey.text("phoneNumber", "Phone number");

    /** The hardware's own unique id: Apple's UDID, a PC's UUID. */
    public static final SpecKey<String> UDID = SpecKey.text("udid", "Hardware UUID");

    /** The inventory number that someone entered in the MDM. */
    public static final SpecKey<String> ASSET_TAG = SpecKey.text("assetTag", "Asset tag in the MDM");

    /** Whether the organisation supervises the device (Apple's term). */
    public static final SpecKey<Boolean> SUPERVISED = SpecKey.flag("supervised", "Supervised");

    /** All of them, in the order in which people look for them. */
    public static final List<SpecKey<?>> ALL = List.of(
            NAME,
            MANUFACTURER,
            MODEL,
            MODEL_IDENTIFIER,
            MODEL_NUMBER,
            OS,
            OS_VERSION,
            OS_BUILD,
            PROCESSOR,
            PROCESSOR_CORES,
            MEMORY,
            STORAGE,
            WIFI_MAC,
            ETHERNET_MAC,
            IMEI,
            MEID,
            PHONE_NUMBER,
            UDID,
            ASSET_TAG,
            SUPERVISED);

    private StandardSpecs() {}
}
