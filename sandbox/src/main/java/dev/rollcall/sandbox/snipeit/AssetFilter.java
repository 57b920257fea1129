package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.Catalogue.Model;
import dev.rollcall.sandbox.snipeit.Catalogue.StatusLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Which assets a list shows: what its parameters, the settings and the reader's company leave over. */
final class AssetFilter {
    private static final Map<String, ToIntFunction<Asset>> NUMBERS = Map.of(
            "status_id", asset -> asset.statusId,
            "model_id", asset -> asset.modelId,
            "company_id", asset -> asset.companyId,
            "location_id", asset -> asset.locationId);
    private static final Map<String, Function<Asset, @Nullable String>> TEXTS = Map.of(
            "serial", asset -> asset.serial,
            "asset_tag", asset -> asset.tag,
            "order_number", asset -> asset.orderNumber,
            "name", asset -> asset.name,
            "notes", asset -> asset.notes);
    private static final List<String> EXACT = List.of("serial", "asset_tag", "order_number");

    private final Database database;
    private final Catalogue catalogue;
    private final SnipeItVersion version;
    private final Call call;
    private final List<Predicate<Asset>> conditions = new ArrayList<>();

    private AssetFilter(Database database, SnipeItVersion version, Call call) {
        this.database = database;
        this.version = version;
        this.catalogue = database.catalogue;
        this.call = call;
    }

    /**
     * The condition that a list's parameters make.
     *
     * @throws Refusal with 500 for a {@code filter} on an unknown column, and in newer versions with an error for one
     *     that is no JSON
     */
    static Predicate<Asset> of(Database database, SnipeItVersion version, Call call) {
        AssetFilter filter = new AssetFilter(database, version, call);
        filter.addVisibility();
        filter.addStatus();
        filter.addExact();
        filter.addSearch();
        filter.addColumnFilter();
        return asset -> {
            for (Predicate<Asset> condition : filter.conditions) {
                if (!condition.test(asset)) {
                    return false;
                }
            }
            return true;
        };
    }

    private void addVisibility() {
        if (database.settings.fullCompanySupport && !call.user().isSuperuser()) {
            conditions.add(asset -> Visibility.isVisible(database, call.user(), asset));
        }
    }

    /** The kind of status that is asked for: newer versions prefer another name for it. */
    static String status(Call call, SnipeItVersion version) {
        String preferred = version.isNewer() ? call.parameter("status_type") : "";
        return preferred.isEmpty() ? call.parameter("status") : preferred;
    }

    private void addStatus() {
        String status = status(call, version);
        boolean deleted = status.equals("Deleted");
        conditions.add(asset -> asset.isDeleted() == deleted);
        switch (status) {
            case "Deleted" -> {}
            case "Archived" -> addType(LabelType.ARCHIVED);
            case "Pending" -> addType(LabelType.PENDING);
            case "Undeployable" -> addType(LabelType.UNDEPLOYABLE);
            case "Deployed" -> conditions.add(asset -> asset.assignedTo != 0);
            case "RTD" -> {
                addType(LabelType.DEPLOYABLE);
                conditions.add(asset -> asset.assignedTo == 0);
            }
            default -> addDefaultStatus();
        }
    }

    private void addType(LabelType type) {
        conditions.add(asset -> typeOf(asset) == type);
    }

    private void addDefaultStatus() {
        if (!database.settings.showArchivedInList && !isFilled("status_id")) {
            conditions.add(asset -> typeOf(asset) != LabelType.ARCHIVED);
        }
    }

    private @Nullable LabelType typeOf(Asset asset) {
        StatusLabel label = catalogue.labels.find(asset.statusId);
        return label == null ? null : label.type;
    }

    private void addExact() {
        for (Map.Entry<String, String> parameter : call.query().entrySet()) {
            String key = parameter.getKey();
            String value = parameter.getValue();
            if (value.isEmpty()) {
                continue;
            }
            ToIntFunction<Asset> number = NUMBERS.get(key);
            Function<Asset, @Nullable String> text = EXACT.contains(key) ? TEXTS.get(key) : null;
            if (number != null) {
                conditions.add(asset -> number.applyAsInt(asset) == Call.integer(value));
            } else if (text != null) {
                conditions.add(asset -> Collation.equal(text.apply(asset), value));
            } else if (key.startsWith("_snipeit_")) {
                addCustom(key, value);
            }
        }
        addModelParts();
        addHolder();
    }

    private void addCustom(String column, String value) {
        CustomField field = catalogue.fieldByColumn(column);
        if (field != null) {
            conditions.add(asset -> Collation.equal(stored(field, asset), value));
        }
    }

    private void addModelParts() {
        if (isFilled("category_id")) {
            int id = Call.integer(call.parameter("category_id"));
            addModel(model -> model.categoryId == id);
        }
        if (isFilled("manufacturer_id")) {
            int id = Call.integer(call.parameter("manufacturer_id"));
            addModel(model -> model.manufacturerId == id);
        }
        if (isFilled("byod")) {
            boolean byod = Call.isTrue(call.parameter("byod"));
            conditions.add(asset -> asset.byod == byod);
        }
    }

    private void addModel(Predicate<Model> condition) {
        conditions.add(asset -> {
            Model model = modelOf(asset);
            return model != null && condition.test(model);
        });
    }

    /** {@code assigned_to} counts only together with its type. */
    private void addHolder() {
        HolderType type = HolderType.ofClassName(call.parameter("assigned_type"));
        if (isFilled("assigned_to") && type != null) {
            int id = Call.integer(call.parameter("assigned_to"));
            conditions.add(asset -> asset.isHeldBy(type, id));
        }
    }

    private void addSearch() {
        String search = call.parameter("search");
        if (!search.isEmpty()) {
            conditions.add(asset -> isFound(asset, search));
        }
    }

    private boolean isFound(Asset asset, String search) {
        for (Function<Asset, @Nullable String> column : TEXTS.values()) {
            if (Collation.like(column.apply(asset), search)) {
                return true;
            }
        }
        return isFoundByModel(asset, search) || isFoundByPlace(asset, search) || isFoundByCustom(asset, search);
    }

    private boolean isFoundByModel(Asset asset, String search) {
        Model model = modelOf(asset);
        return model != null
                && (Collation.like(model.name, search)
                        || Collation.like(model.number, search)
                        || isNamed(catalogue.manufacturers.find(model.manufacturerId), search)
                        || isNamed(catalogue.categories.find(model.categoryId), search));
    }

    private boolean isFoundByPlace(Asset asset, String search) {
        if (isNamed(catalogue.labels.find(asset.statusId), search)
                || isNamed(catalogue.locations.find(asset.defaultLocationId), search)) {
            return true;
        }
        User user = asset.assignedType == HolderType.USER ? database.users.find(asset.assignedTo) : null;
        return user != null && (Collation.like(user.fullName(), search) || Collation.like(user.username, search));
    }

    private boolean isFoundByCustom(Asset asset, String search) {
        for (CustomField field : catalogue.fields.all()) {
            if (Collation.like(stored(field, asset), search)) {
                return true;
            }
        }
        return false;
    }

    private void addColumnFilter() {
        if (version.isNewer() && !JsonText.isJson(call.parameter("filter"))) {
            throw new Refusal(
                    Answer.error(Map.of("filter", List.of("The filter field must be a valid JSON string.")), null));
        }
        for (Map.Entry<String, Object> wanted :
                JsonText.object(call.parameter("filter")).entrySet()) {
            String key = wanted.getKey().replaceFirst("^custom_fields\\.", "");
            String part = String.valueOf(wanted.getValue());
            Function<Asset, @Nullable String> text = TEXTS.get(key);
            CustomField field = catalogue.fieldByColumn(key);
            if (text != null) {
                conditions.add(asset -> Collation.like(text.apply(asset), part));
            } else if (field != null) {
                conditions.add(asset -> Collation.like(stored(field, asset), part));
            } else {
                throw new Refusal(Answer.serverError());
            }
        }
    }

    private static @Nullable String stored(CustomField field, Asset asset) {
        String value = asset.custom(field.id);
        return value != null && field.isEncrypted ? Text.cipher(value) : value;
    }

    private @Nullable Model modelOf(Asset asset) {
        return catalogue.models.find(asset.modelId);
    }

    private boolean isFilled(String key) {
        return !call.parameter(key).isEmpty();
    }

    private static boolean isNamed(@Nullable Row row, String search) {
        return row != null && Collation.like(row.name, search);
    }
}
