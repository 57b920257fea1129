package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.WriteMode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an admin says of a GLPI.
 *
 * @param url of the web application, without {@code /apirest.php}; a trailing slash or that path is taken off
 * @param userToken the remote access key ("API token") of the user who syncs
 * @param appToken of the API client, where it has one
 * @param requestsPerMinute how many requests Rollcall sends in a minute; GLPI itself sets no limit
 * @param types which tables hold assets
 * @param statuses which statuses mean what, by {@code completename} ("In stock > Repair") or id
 * @param linkFields by provider, the label of the field of the Fields plugin that holds its ids; a provider that has
 *     none here is linked by rows of {@code Item_RemoteManagement}, whose type is the provider's id
 * @param specs by spec, where it is written: one of {@link #OWN_FIELDS}, or the label or name of a field of the Fields
 *     plugin
 * @param order what shows an active order
 * @param locks what is done about fields that somebody has locked
 * @param groups what a group without a user means on an asset
 * @param creation how assets are made (R13)
 */
public record GlpiSettings(
        URI url,
        Secret userToken,
        Optional<Secret> appToken,
        int requestsPerMinute,
        Set<ItemType> types,
        StatusNames statuses,
        Map<String, String> linkFields,
        Map<SpecKey<?>, SpecField> specs,
        ActiveOrder order,
        Locks locks,
        Groups groups,
        Creation creation) {
    /** What a PHP server of a usual size does beside its people. */
    public static final int REQUESTS_PER_MINUTE = 1200;

    /** What is an asset if nobody says otherwise. */
    public static final Set<ItemType> DEFAULT_TYPES = Set.of(ItemType.COMPUTER, ItemType.PHONE);

    /** The operating system's name, of the row that GLPI keeps per item. */
    public static final String OPERATING_SYSTEM = "operating system";

    /** The operating system's version, of the same row. */
    public static final String OPERATING_SYSTEM_VERSION = "operating system version";

    /** The places for specs that every GLPI has, as settings name them; the others are columns of the item. */
    public static final List<String> OWN_FIELDS =
            List.of(OPERATING_SYSTEM, OPERATING_SYSTEM_VERSION, "name", "uuid", "comment", "number_line");

    /** The specs that are written if nobody says otherwise. */
    public static final Map<SpecKey<?>, SpecField> DEFAULT_SPECS = Map.of(
            StandardSpecs.OS, new SpecField(OPERATING_SYSTEM, WriteMode.ALWAYS),
            StandardSpecs.OS_VERSION, new SpecField(OPERATING_SYSTEM_VERSION, WriteMode.ALWAYS));

    public GlpiSettings {
        types = Set.copyOf(types);
        linkFields = Map.copyOf(linkFields);
        specs = Map.copyOf(specs);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("No type of asset is named. Name Computer, Phone or both.");
        }
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("Rollcall can't do with " + requestsPerMinute
                    + " requests a minute. Set requestsPerMinute to 1 or more.");
        }
    }

    /** The same with other specs. */
    public GlpiSettings withSpecs(Map<SpecKey<?>, SpecField> others) {
        return new GlpiSettings(
                url,
                userToken,
                appToken,
                requestsPerMinute,
                types,
                statuses,
                linkFields,
                others,
                order,
                locks,
                groups,
                creation);
    }

    /**
     * What shows an active order; any of them does, and nothing named means that nothing shows one.
     *
     * @param notDelivered whether the item's financial information names an order and no date of delivery
     * @param orderStates states of the plugin Order, by name or id, that mean an unfinished order
     * @param ticketCategories categories of tickets, by {@code completename} or id: an open one that is linked to the
     *     asset is an order
     */
    public record ActiveOrder(boolean notDelivered, List<String> orderStates, List<String> ticketCategories) {
        public static final ActiveOrder NONE = new ActiveOrder(false, List.of(), List.of());

        public ActiveOrder {
            orderStates = List.copyOf(orderStates);
            ticketCategories = List.copyOf(ticketCategories);
        }

        boolean isConfigured() {
            return notDelivered || !orderStates.isEmpty() || !ticketCategories.isEmpty();
        }
    }

    /** What is done about fields that somebody has locked against the inventory agent. */
    public enum Locks {
        /** An asset whose user somebody else has locked keeps it, and the run says so. */
        RESPECT,
        /** They are written all the same: GLPI allows it. */
        WRITE
    }

    /** What a group without a user means on an asset. */
    public enum Groups {
        /** The group holds it, as a place would (R16). */
        HOLD,
        /** Nobody holds it. */
        IGNORE
    }

    /**
     * How assets are made.
     *
     * @param models whether models and manufacturers that are not there are made
     * @param entity in which entity assets are made, by {@code completename} or id; empty for the user's own
     */
    public record Creation(boolean models, String entity) {
        /** Only on models that are there, in the user's entity. */
        public static final Creation DEFAULT = new Creation(false, "");
    }
}
