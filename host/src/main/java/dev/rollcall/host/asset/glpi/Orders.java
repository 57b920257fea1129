package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.PlatformException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The active orders, as settings say what shows one. What can't be read is a failure: an order that nobody sees would let
 * an asset be ended.
 */
final class Orders {
    private static final String ITEM_TICKETS = "Item_Ticket";
    private static final String ORDER_ITEMS = "PluginOrderOrder_Item";
    /** New, assigned, planned, pending: neither solved nor closed. */
    private static final int LAST_OPEN_STATUS = 4;
    /** As many requests as one page of a list takes the time of. */
    private static final int FEW = 20;

    private static final Set<String> INFOCOM = Set.of("id", "itemtype", "items_id", "order_number", "delivery_date");
    private static final Set<String> ORDER =
            Set.of("id", "name", "num_order", "plugin_order_orderstates_id", "is_deleted", "is_template");
    private static final Set<String> ORDER_ITEM = Set.of("id", "itemtype", "items_id", "plugin_order_orders_id");
    private static final Set<String> TICKET = Set.of("id", "name", "status", "itilcategories_id", "is_deleted");
    private static final Set<String> ITEM_TICKET = Set.of("id", "itemtype", "items_id", "tickets_id");

    private final GlpiApi api;
    private final Scheme scheme;

    Orders(GlpiApi api, Scheme scheme) {
        this.api = api;
        this.scheme = scheme;
    }

    /** What is found: an order and which asset it is on. */
    interface Taker {
        void take(ItemType type, long item, String order);
    }

    /** Reads all; true if every row came. */
    boolean each(Taker taker) throws PlatformException, InterruptedException {
        var isComplete = true;
        if (scheme.settings().order().notDelivered()) {
            isComplete = eachUndelivered(taker);
        }
        var orders = orders();
        if (!orders.isEmpty()) {
            isComplete &= new Walk(api).each("/" + ORDER_ITEMS, ORDER_ITEM, row -> takeLine(row, orders, taker));
        }
        var tickets = openTickets();
        if (!tickets.isEmpty()) {
            isComplete &= new Walk(api).each("/" + ITEM_TICKETS, ITEM_TICKET, row -> takeTicket(row, tickets, taker));
        }
        return isComplete;
    }

    /** The same for a few assets. */
    void each(Collection<Ref> items, Taker taker) throws PlatformException, InterruptedException {
        if (items.size() > FEW) {
            if (!each(taker)) {
                throw changing();
            }
            return;
        }
        var isUndelivered = scheme.settings().order().notDelivered();
        var orders = orders();
        var tickets = openTickets();
        for (var item : items) {
            if (isUndelivered) {
                api.list("/Infocom?" + of(item), INFOCOM).forEach(row -> takeUndelivered(row, taker));
            }
            if (!orders.isEmpty()) {
                api.list("/" + ORDER_ITEMS + "?" + of(item), ORDER_ITEM).forEach(row -> takeLine(row, orders, taker));
            }
            if (!tickets.isEmpty()) {
                api.list("/" + ITEM_TICKETS + "?" + of(item), ITEM_TICKET)
                        .forEach(row -> takeTicket(row, tickets, taker));
            }
        }
    }

    private static PlatformException changing() {
        return new PlatformException(
                FailureKind.TRANSIENT,
                "The orders in GLPI changed while they were read.",
                "Try again when fewer people edit.");
    }

    private static String of(Ref item) {
        return GlpiText.exactly("itemtype", item.table()) + "&"
                + GlpiText.exactly("items_id", Long.toString(item.id()));
    }

    private boolean eachUndelivered(Taker taker) throws PlatformException, InterruptedException {
        return new Walk(api)
                .each("/Infocom?searchText[delivery_date]=NULL", INFOCOM, row -> takeUndelivered(row, taker));
    }

    private static void takeUndelivered(JsonNode row, Taker taker) {
        var number = GlpiText.at(row, "order_number").strip();
        if (!number.isEmpty() && GlpiText.at(row, "delivery_date").isEmpty()) {
            take(row, number, taker);
        }
    }

    /** The orders that are not finished, by id, as people know them. */
    private Map<Long, String> orders() throws PlatformException, InterruptedException {
        var orders = new HashMap<Long, String>();
        if (scheme.orderStates().isEmpty()) {
            return orders;
        }
        for (var row : api.list("/PluginOrderOrder", ORDER)) {
            var state = scheme.orderStates().get(GlpiText.id(row, "plugin_order_orderstates_id"));
            if (state != null && !GlpiText.isOn(row, "is_deleted") && !GlpiText.isOn(row, "is_template")) {
                var number = GlpiText.at(row, "num_order");
                var name = number.isEmpty() ? GlpiText.at(row, "name") : number;
                orders.put(GlpiText.id(row, "id"), name + " (" + state + ")");
            }
        }
        return orders;
    }

    private static void takeLine(JsonNode row, Map<Long, String> orders, Taker taker) {
        Optional.ofNullable(orders.get(GlpiText.id(row, "plugin_order_orders_id")))
                .ifPresent(order -> take(row, order, taker));
    }

    /** The open tickets of the categories, by id. */
    private Map<Long, String> openTickets() throws PlatformException, InterruptedException {
        var tickets = new HashMap<Long, String>();
        if (!scheme.ticketCategories().isEmpty() && !api.seesAllTickets()) {
            throw new PlatformException(
                    FailureKind.CONFIGURATION,
                    "GLPI shows the token's user its own tickets only, so open ones on assets would not be seen.",
                    "Give the user's profile the right '" + Rights.spoken("Ticket") + "'.");
        }
        for (var category : scheme.ticketCategories().entrySet()) {
            for (var status = 1; status <= LAST_OPEN_STATUS; status++) {
                var path = "/Ticket?"
                        + GlpiText.exactly(
                                "itilcategories_id", category.getKey().toString()) + "&"
                        + GlpiText.exactly("status", Integer.toString(status));
                for (var row : api.list(path, TICKET)) {
                    tickets.put(
                            GlpiText.id(row, "id"),
                            "ticket " + GlpiText.at(row, "id") + " (" + category.getValue() + ")");
                }
            }
        }
        return tickets;
    }

    private static void takeTicket(JsonNode row, Map<Long, String> tickets, Taker taker) {
        Optional.ofNullable(tickets.get(GlpiText.id(row, "tickets_id"))).ifPresent(ticket -> take(row, ticket, taker));
    }

    private static void take(JsonNode row, String order, Taker taker) {
        var item = GlpiText.id(row, "items_id");
        if (item > 0) {
            ItemType.of(GlpiText.at(row, "itemtype")).ifPresent(type -> taker.take(type, item, order));
        }
    }
}
