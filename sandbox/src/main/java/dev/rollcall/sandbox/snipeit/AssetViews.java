package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The ids that a list consists of, in its order. The last few lists are kept until an asset changes, so that paging
 * through a million assets does not filter and sort them for every page.
 */
final class AssetViews {
    private static final int KEPT = 6;

    private static final Map<String, ToLongFunction<Asset>> NUMBERS = Map.of(
            "id", asset -> asset.id,
            "created_at", asset -> asset.createdAt,
            "updated_at", asset -> asset.updatedAt,
            "last_checkout", asset -> asset.lastCheckout,
            "last_checkin", asset -> asset.lastCheckin,
            "checkin_counter", asset -> asset.checkinCounter,
            "checkout_counter", asset -> asset.checkoutCounter,
            "assigned_to", asset -> asset.assignedTo);
    private static final Map<String, Function<Asset, @Nullable String>> TEXTS = Map.of(
            "name", asset -> asset.name,
            "asset_tag", asset -> asset.tag,
            "serial", asset -> asset.serial,
            "order_number", asset -> asset.orderNumber,
            "notes", asset -> asset.notes);

    private final Database database;
    private final SnipeItVersion version;
    private final Map<String, View> views = new LinkedHashMap<>();

    private static final class View {
        private final long version;
        private final int[] ids;

        View(long version, int[] ids) {
            this.version = version;
            this.ids = ids;
        }
    }

    AssetViews(Database database, SnipeItVersion version) {
        this.database = database;
        this.version = version;
    }

    /** All ids of a list, whatever page is asked for. */
    int[] ids(Call call) {
        Map<String, String> parameters = new TreeMap<>(call.query());
        parameters.keySet().removeAll(List.of("limit", "offset", "page"));
        String key = (call.user().isSuperuser() ? "all" : "company " + call.user().companyId)
                + parameters
                + database.settings.showArchivedInList
                + database.settings.fullCompanySupport;
        synchronized (views) {
            View view = views.remove(key);
            if (view == null || view.version != database.version()) {
                view = new View(database.version(), select(call));
            }
            views.put(key, view);
            if (views.size() > KEPT) {
                views.remove(views.keySet().iterator().next());
            }
            return view.ids;
        }
    }

    private int[] select(Call call) {
        Predicate<Asset> filter = AssetFilter.of(database, version, call);
        List<Asset> selected = new ArrayList<>();
        String serial = call.parameter("serial");
        if (!serial.isEmpty()) {
            database.bySerial(serial).stream().filter(filter).forEach(selected::add);
        } else {
            for (int id = 1; id < database.nextAssetId(); id++) {
                Asset asset = database.asset(id);
                if (asset != null && filter.test(asset)) {
                    selected.add(asset);
                }
            }
        }
        sort(selected, call);
        return selected.stream().mapToInt(asset -> asset.id).toArray();
    }

    /** By default and by unknown columns: by creation. Equal ones stay in the order of their ids in both directions. */
    private void sort(List<Asset> selected, Call call) {
        String column = call.query().getOrDefault("sort", "created_at");
        boolean ascending = call.query().getOrDefault("order", "desc").equals("asc");
        if (column.equals("id") && ascending) {
            return;
        }
        Comparator<Asset> comparator = comparator(column);
        selected.sort(ascending ? comparator : comparator.reversed());
    }

    private Comparator<Asset> comparator(String column) {
        ToLongFunction<Asset> number = NUMBERS.get(column);
        if (number != null) {
            return Comparator.comparingLong(number);
        }
        Function<Asset, @Nullable String> text = TEXTS.get(column);
        if (text != null) {
            return Comparator.comparing(asset -> folded(text.apply(asset)));
        }
        CustomField field = database.catalogue.fieldByColumn(column);
        if (field != null) {
            return Comparator.comparing(asset -> folded(asset.custom(field.id)));
        }
        if (column.equals(version.isNewer() ? "status" : "status_label")) {
            return Comparator.comparing(asset -> folded(database.catalogue.label(asset.statusId).name));
        }
        if (version.isNewer() && column.equals("last_seen")) {
            return Comparator.comparingLong(asset -> asset.external == null ? 0 : asset.external.lastSeen());
        }
        return Comparator.comparingLong(asset -> asset.createdAt);
    }

    private static String folded(@Nullable String text) {
        return text == null ? "" : Collation.fold(text);
    }
}
