package dev.rollcall.host.asset.snipeit;

import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.snipeit.Sequence.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What check-ins and check-outs do besides, known from the last reading. */
final class SideEffects {
    /** By category id, which of its doings a hand-over sets off; categories without one are left out. */
    private volatile Map<String, Mailing> mailing = Map.of();
    /** Assets of those categories only. */
    private final Map<String, String> categoryOf = new ConcurrentHashMap<>();

    /** What a category sends, and when. */
    record Mailing(String name, boolean onCheckout, boolean onCheckin) {}

    /** Looks up the categories; without the permission for it nothing is known of them. */
    static Map<String, Mailing> categories(SnipeItApi api) throws PlatformException, InterruptedException {
        var found = new TreeMap<String, Mailing>();
        for (var row : new Walk(api).all("/categories", category -> category).rows()) {
            var onCheckout = isOn(row, "require_acceptance") || isOn(row, "has_eula") || isOn(row, "use_default_eula");
            var onCheckin = isOn(row, "checkin_email");
            if (onCheckout || onCheckin) {
                found.put(
                        SnipeItText.at(row, "id"),
                        new Mailing(SnipeItText.at(row, "name"), onCheckout || onCheckin, onCheckin));
            }
        }
        return found;
    }

    void begin(Map<String, Mailing> categories) {
        categoryOf.clear();
        mailing = Map.copyOf(categories);
    }

    void note(JsonNode row) {
        var category = SnipeItText.at(row.path("category"), "id");
        if (mailing.containsKey(category)) {
            categoryOf.put(SnipeItText.at(row, "id"), category);
        }
    }

    /** For people: one sentence for each. */
    List<String> of(AssetWrite write) {
        var requests = Sequence.of(write.before(), write.edit()).stream()
                .map(Sequence.Step::request)
                .collect(Collectors.toSet());
        var effects = new ArrayList<String>();
        if (requests.contains(Request.CHECK_IN)) {
            effects.add("The check-in frees licence seats that hang on the asset.");
            effects.add("The check-in drops acceptances that the former holder has not answered.");
            effects.add("The check-in moves the asset to its default location.");
        }
        if (requests.contains(Request.CHECK_OUT)) {
            effects.add("The check-out moves the asset to the new holder's location.");
        }
        var category = categoryOf.get(write.before().id());
        var known = category == null ? null : mailing.get(category);
        if (known != null) {
            effects.addAll(mails(known, requests));
        }
        return List.copyOf(effects);
    }

    private static List<String> mails(Mailing category, Set<Request> requests) {
        var mails = new ArrayList<String>();
        if (category.onCheckout() && requests.contains(Request.CHECK_OUT)) {
            mails.add("The category '" + category.name() + "' sends the new holder a mail, or asks for acceptance.");
        }
        if (category.onCheckin() && requests.contains(Request.CHECK_IN)) {
            mails.add("The category '" + category.name() + "' sends the former holder a mail.");
        }
        return mails;
    }

    private static boolean isOn(JsonNode row, String flag) {
        return row.path(flag).asBoolean(false);
    }
}
