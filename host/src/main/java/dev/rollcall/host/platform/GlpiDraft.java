package dev.rollcall.host.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was entered of what only a GLPI has, before anybody looked at it; what is empty was not entered.
 *
 * @param appToken of the API client
 * @param types which tables hold assets
 * @param locks what is done about fields that somebody has locked
 * @param groups what a group without a user means on an asset
 * @param order what shows an active order
 * @param creation how assets are made
 */
public record GlpiDraft(
        String appToken, List<String> types, String locks, String groups, Order order, Creation creation) {
    /** Nothing was entered. */
    public static final GlpiDraft NONE =
            new GlpiDraft("", List.of(), "", "", new Order("", List.of(), List.of()), new Creation("", ""));

    /** The name that the app token has in the API. */
    static final String APP_TOKEN = "glpi.appToken";

    public GlpiDraft {
        types = List.copyOf(types);
    }

    /** What shows an active order. */
    public record Order(String notDelivered, List<String> states, List<String> ticketCategories) {
        public Order {
            states = List.copyOf(states);
            ticketCategories = List.copyOf(ticketCategories);
        }
    }

    /** How assets are made. */
    public record Creation(String models, String entity) {}

    GlpiDraft withAppToken(String other) {
        return new GlpiDraft(other, types, locks, groups, order, creation);
    }

    /** The same, with the other's values where it has none itself. */
    GlpiDraft over(GlpiDraft below) {
        return new GlpiDraft(
                first(appToken, below.appToken),
                first(types, below.types),
                first(locks, below.locks),
                first(groups, below.groups),
                new Order(
                        first(order.notDelivered, below.order.notDelivered),
                        first(order.states, below.order.states),
                        first(order.ticketCategories, below.order.ticketCategories)),
                new Creation(
                        first(creation.models, below.creation.models), first(creation.entity, below.creation.entity)));
    }

    /** By their names in the API, the texts that were entered, and of the app token only that it was. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put(APP_TOKEN, appToken.isBlank() ? "" : PlatformValues.SET);
        texts.put("glpi.types", String.join(", ", types));
        texts.put("glpi.locks", locks);
        texts.put("glpi.groups", groups);
        texts.put("glpi.order.notDelivered", order.notDelivered);
        texts.put("glpi.order.states", String.join(", ", order.states));
        texts.put("glpi.order.ticketCategories", String.join(", ", order.ticketCategories));
        texts.put("glpi.creation.models", creation.models);
        texts.put("glpi.creation.entity", creation.entity);
        return texts;
    }

    private static String first(String one, String other) {
        return one.isBlank() ? other : one;
    }

    private static List<String> first(List<String> one, List<String> other) {
        return one.isEmpty() ? other : one;
    }

    @Override
    public String toString() {
        return "GlpiDraft[" + types + "]";
    }
}
