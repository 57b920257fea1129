package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whose users somebody has locked. GLPI locks every field that is written by hand or by the API on an item that an agent
 * inventories, so most locks after a while are our own: the one who wrote the field last is the one who locked it. The
 * lock itself would stop no write of ours [rec 07-put-users_id-on-locked-field].
 */
final class Locks {
    /** The user, among the search options of every item: what the history calls it. */
    private static final String USER_OPTION = "70";
    /** As many rows of history as are looked through for who wrote the user last. */
    private static final int HISTORY = 50;
    /** {@code glpi (2)}. */
    private static final Pattern AUTHOR = Pattern.compile(".*\\(([0-9]+)\\)\\s*");

    private final GlpiApi api;
    private final SideTable locks;

    Locks(GlpiApi api, Sides sides) {
        this.api = api;
        this.locks = sides.locks();
    }

    /** Of these items those whose user somebody else has locked, with why it stays. */
    Map<Ref, PlatformException> ofOthers(Collection<Ref> items) throws PlatformException, InterruptedException {
        if (items.isEmpty()) {
            return Map.of();
        }
        var asked = new ArrayList<>(items);
        // A lock for all items of a type has no item.
        items.stream().map(Ref::type).distinct().forEach(type -> asked.add(Ref.of(type, 0)));
        var rows = locks.of(asked);
        var others = new HashMap<Ref, PlatformException>();
        for (var item : items) {
            var isGlobal = isLocked(rows.get(Ref.of(item.type(), 0)));
            if (isGlobal || isLocked(rows.get(item))) {
                ofOther(item, isGlobal).ifPresent(reason -> others.put(item, reason));
            }
        }
        return others;
    }

    private static boolean isLocked(@Nullable List<JsonNode> rows) {
        return rows != null
                && rows.stream().anyMatch(row -> GlpiText.at(row, "field").equals(Sides.HOLDER_COLUMN));
    }

    private Optional<PlatformException> ofOther(Ref item, boolean isGlobal)
            throws PlatformException, InterruptedException {
        Optional<Long> author;
        try {
            author = lastAuthor(item);
        } catch (PlatformException e) {
            if (e.kind() != FailureKind.CONFIGURATION) {
                throw e;
            }
            return Optional.of(Job.rejected(
                    "The asset's user is locked in GLPI, and who locked it can't be told, as its history is not shown.",
                    "Give the user's profile the right '" + Rights.spoken("Log")
                            + "' to read, take off the lock, or set locks to write in the platform's settings."));
        }
        var own = api.user();
        if (own > 0 && author.filter(id -> id == own).isPresent()) {
            return Optional.empty();
        }
        var what = isGlobal ? "The user of all assets of the type " + item.table() + " is" : "The asset's user is";
        return Optional.of(Job.rejected(
                what + " locked in GLPI by somebody else than Rollcall, so it keeps it.",
                "Take off the lock on the asset's tab 'Locks', or set locks to write in the platform's settings."));
    }

    /** Who wrote the item's user last; empty if nobody did in the newest history. */
    private Optional<Long> lastAuthor(Ref item) throws PlatformException, InterruptedException {
        var page = api.page("/" + item.table() + "/" + item.id() + "/Log?sort=id&order=DESC", 0, HISTORY - 1);
        var rows = new ArrayList<JsonNode>();
        if (page.isPresent()) {
            GlpiApi.rows(page.get(), Set.of("id", "user_name", "id_search_option"), rows::add);
        }
        return rows.stream()
                .filter(row -> GlpiText.at(row, "id_search_option").equals(USER_OPTION))
                .findFirst()
                .map(row -> AUTHOR.matcher(GlpiText.at(row, "user_name")))
                .filter(Matcher::matches)
                .map(author -> GlpiText.number(author.group(1)));
    }
}
