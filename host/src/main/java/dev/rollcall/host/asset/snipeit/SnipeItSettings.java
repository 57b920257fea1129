package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.WriteMode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an admin says of a Snipe-IT.
 *
 * @param url of the web application, without {@code /api/v1}; a trailing slash or that path is taken off
 * @param token a personal access token of the user who syncs
 * @param requestsPerMinute how many of the requests that Snipe-IT allows its user in a minute Rollcall takes; the rest
 *     is for the user's other clients
 * @param statuses which labels mean what
 * @param linkFields by provider, the display name of its link field
 * @param specs by spec, where it is written
 * @param order how an active order shows
 * @param creation how assets are made (R13)
 * @param host where people find the host, for the field of {@link #SYNC_PAGE}; empty if there is none
 */
public record SnipeItSettings(
        URI url,
        Secret token,
        int requestsPerMinute,
        StatusNames statuses,
        Map<String, String> linkFields,
        Map<SpecKey<?>, SpecField> specs,
        ActiveOrder order,
        Creation creation,
        Optional<URI> host) {
    /** The address of the page that syncs the asset: no MDM reports it, and it is written as what one reports. */
    public static final SpecKey<String> SYNC_PAGE = SpecKey.text("syncPage", "Sync page");

    /** Of the 120 that Snipe-IT allows if nobody changed it. */
    public static final int REQUESTS_PER_MINUTE = 110;

    /** The specs that are written if nobody says otherwise: fields named as the specs are. */
    public static final Map<SpecKey<?>, SpecField> DEFAULT_SPECS = defaultSpecs();

    public SnipeItSettings {
        linkFields = Map.copyOf(linkFields);
        specs = Map.copyOf(specs);
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("Rollcall can't do with " + requestsPerMinute
                    + " requests a minute. Set requestsPerMinute to 1 or more.");
        }
    }

    /** Settings of which no field leads to a page of the host. */
    public SnipeItSettings(
            URI url,
            Secret token,
            int requestsPerMinute,
            StatusNames statuses,
            Map<String, String> linkFields,
            Map<SpecKey<?>, SpecField> specs,
            ActiveOrder order,
            Creation creation) {
        this(url, token, requestsPerMinute, statuses, linkFields, specs, order, creation, Optional.empty());
    }

    /** The same with other link fields. */
    public SnipeItSettings withLinkFields(Map<String, String> fields) {
        return new SnipeItSettings(url, token, requestsPerMinute, statuses, fields, specs, order, creation, host);
    }

    /**
     * The same with a field that leads to the page that syncs the asset.
     *
     * @param field its display name
     * @param address where people find the host, without a slash at its end
     */
    public SnipeItSettings withSyncPage(String field, URI address) {
        var all = new LinkedHashMap<SpecKey<?>, SpecField>(specs);
        all.put(SYNC_PAGE, new SpecField(field, WriteMode.ALWAYS));
        return new SnipeItSettings(
                url, token, requestsPerMinute, statuses, linkFields, all, order, creation, Optional.of(address));
    }

    /** Whether a field of that name takes addresses. */
    boolean isForAddresses(String field) {
        var page = specs.get(SYNC_PAGE);
        return page != null && page.name().equals(field);
    }

    private static Map<SpecKey<?>, SpecField> defaultSpecs() {
        var specs = new LinkedHashMap<SpecKey<?>, SpecField>();
        for (var key : List.<SpecKey<?>>of(
                StandardSpecs.OS,
                StandardSpecs.OS_VERSION,
                StandardSpecs.PROCESSOR,
                StandardSpecs.MEMORY,
                StandardSpecs.STORAGE,
                StandardSpecs.IMEI)) {
            specs.put(key, new SpecField(key.label(), WriteMode.ALWAYS));
        }
        // The field that every installation has from the start.
        specs.put(StandardSpecs.WIFI_MAC, new SpecField("MAC Address", WriteMode.ALWAYS));
        return Map.copyOf(specs);
    }

    /**
     * How an active order shows; nothing named means that nothing shows one.
     *
     * @param field the display name of a custom field; empty for none
     * @param values of the field that mean an active order, in any case; empty for any value
     * @param labels status labels that mean an active order, by name or id
     */
    public record ActiveOrder(String field, List<String> values, List<String> labels) {
        public static final ActiveOrder NONE = new ActiveOrder("", List.of(), List.of());

        public ActiveOrder {
            values = List.copyOf(values);
            labels = List.copyOf(labels);
        }

        boolean isConfigured() {
            return !field.isBlank() || !labels.isEmpty();
        }
    }

    /**
     * How assets are made.
     *
     * @param category of models that have to be made, by name; empty if none are made
     * @param fieldset of models that have to be made, by name; empty for none
     * @param modelNumber the spec that is Snipe-IT's model number
     * @param tag {@code counter} for Snipe-IT's own numbers, {@code mdm} for the tag in the MDM, else a pattern with
     *     {@code {serial}}
     */
    public record Creation(String category, String fieldset, SpecKey<String> modelNumber, String tag) {
        /** Only on models that are there, tagged by Snipe-IT's counter. */
        public static final Creation DEFAULT = new Creation("", "", StandardSpecs.MODEL_IDENTIFIER, "counter");
    }
}
