package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.Model;
import dev.rollcall.sandbox.snipeit.Catalogue.StatusLabel;
import dev.rollcall.sandbox.snipeit.Handovers.Target;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checkout and check-in. */
final class HandoverRoutes {
    private static final String NOT_AVAILABLE = "That asset is not available for checkout!";

    private final Database database;
    private final SnipeItVersion version;
    private final Handovers handovers;
    private final Race race;

    HandoverRoutes(Database database, SnipeItVersion version, Handovers handovers, Race race) {
        this.database = database;
        this.version = version;
        this.handovers = handovers;
        this.race = race;
    }

    Answer checkOut(Call call) {
        Asset asset = HardwareReads.living(database, call, database.asset(call.id()));
        return asset == null ? HardwareReads.notFound() : checkOut(call, asset);
    }

    Answer checkOutByTag(Call call) {
        Asset asset = HardwareReads.living(database, call, firstByTag(call));
        return asset == null ? HardwareReads.doesNotExist() : checkOut(call, asset);
    }

    Answer checkIn(Call call) {
        Asset asset = HardwareReads.living(database, call, database.asset(call.id()));
        return asset == null ? HardwareReads.notFound() : checkIn(call, asset);
    }

    Answer checkInByTag(Call call) {
        Asset asset = HardwareReads.living(database, call, firstByTag(call));
        return asset == null ? HardwareReads.doesNotExist() : checkIn(call, asset);
    }

    private @Nullable Asset firstByTag(Call call) {
        return database.byTag(call.variables().get(0)).stream()
                .filter(asset -> !asset.isDeleted())
                .findFirst()
                .orElse(null);
    }

    private Answer checkOut(Call call, Asset found) {
        call.require("assets.checkout");
        race.beforeChecks();
        Asset asset = database.required(found.id);
        Map<String, List<String>> invalid = invalid(call);
        if (!invalid.isEmpty()) {
            return Answer.invalid(invalid);
        }
        JsonObject payload = new JsonObject().with("asset", Text.escape(asset.tag));
        if (!database.isAvailable(asset)) {
            return Answer.error(NOT_AVAILABLE, payload);
        }
        HolderType type = holderType(call);
        int targetId = type == null ? 0 : call.integer("assigned_" + type.wireName(), 0);
        Target target = type == null ? null : handovers.target(type, targetId, call.user());
        if (type == null || target == null) {
            return unknownTarget(asset, type == null ? "" : type.wireName(), targetId);
        }
        Map<String, List<String>> problems = handovers.checkOut(
                asset, target, call.text("note"), call.actor(), draft -> fillCheckout(draft, call, target));
        return problems.isEmpty()
                ? Answer.success("Asset checked out successfully.", payload)
                : Answer.error("Asset was not checked out, please try again", payload);
    }

    private void fillCheckout(Asset draft, Call call, Target target) {
        draft.locationId = target.locationId();
        draft.statusId = call.isFilled("status_id") ? call.integer("status_id", 0) : draft.statusId;
        draft.name = call.has("name") ? call.text("name") : draft.name;
        draft.lastCheckout = date(call.text("checkout_at"), database.now());
        draft.expectedCheckin = date(call.text("expected_checkin"), 0);
    }

    /** The type that is named; without one, which only newer versions accept, the type of the target that is named. */
    private static @Nullable HolderType holderType(Call call) {
        if (call.isFilled("checkout_to_type")) {
            return HolderType.ofWireName(call.value("checkout_to_type"));
        }
        for (HolderType type : HolderType.values()) {
            if (call.isFilled("assigned_" + type.wireName())) {
                return type;
            }
        }
        return null;
    }

    private static Answer unknownTarget(Asset asset, String type, int targetId) {
        JsonObject reference = new JsonObject().with("id", asset.id).with("asset_tag", asset.tag);
        return Answer.error(
                "Checkout target for asset " + Text.escape(asset.tag) + " is invalid - " + type + " does not exist.",
                new JsonObject()
                        .with("asset", reference)
                        .with("target_id", targetId)
                        .with("target_type", type));
    }

    private Map<String, List<String>> invalid(Call call) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        boolean anyTarget =
                call.isFilled("assigned_user") || call.isFilled("assigned_asset") || call.isFilled("assigned_location");
        if (!anyTarget) {
            problems.put("assigned_user", List.of(missing("user", "asset", "location")));
            problems.put("assigned_asset", List.of(missing("asset", "user", "location")));
            problems.put("assigned_location", List.of(missing("location", "user", "asset")));
        }
        checkType(call, anyTarget, problems);
        if (call.has("status_id") && !isDeployable(call.integer("status_id", 0))) {
            problems.put("status_id", List.of("The selected status id is invalid."));
        }
        for (String key : List.of("checkout_at", "expected_checkin")) {
            if (call.isFilled(key) && date(call.text(key), -1) == -1) {
                problems.put(key, List.of("The " + key.replace('_', ' ') + " field must be a valid date."));
            }
        }
        if (version.isNewer() && isDeletedUser(call)) {
            problems.put("assigned_user", List.of("The selected assigned user is invalid."));
        }
        return problems;
    }

    private void checkType(Call call, boolean anyTarget, Map<String, List<String>> problems) {
        boolean inferred = version.isNewer() && anyTarget;
        if (!call.isFilled("checkout_to_type") && !inferred) {
            problems.put("checkout_to_type", List.of("The checkout to type field is required."));
        } else if (call.isFilled("checkout_to_type") && HolderType.ofWireName(call.value("checkout_to_type")) == null) {
            problems.put("checkout_to_type", List.of("The selected checkout to type is invalid."));
        }
    }

    private boolean isDeletedUser(Call call) {
        User user = database.users.find(call.integer("assigned_user", 0));
        return user != null && user.isDeleted();
    }

    private static String missing(String kind, String other, String another) {
        return "The assigned " + kind + " field is required when none of assigned " + other + " / assigned " + another
                + " are present.";
    }

    private boolean isDeployable(int statusId) {
        StatusLabel label = database.catalogue.labels.find(statusId);
        return label != null && !label.isDeleted() && label.type == LabelType.DEPLOYABLE;
    }

    private Answer checkIn(Call call, Asset found) {
        call.require("assets.checkin");
        race.beforeChecks();
        Asset asset = database.required(found.id);
        if (asset.assignedTo != 0 && asset.assignedType == null && !version.isNewer()) {
            return Answer.serverError();
        }
        Model model = database.catalogue.models.find(asset.modelId);
        JsonObject payload = new JsonObject()
                .with("asset_tag", Text.escape(asset.tag))
                .with("model", model == null ? null : Text.escape(model.name))
                .with("model_number", model == null ? null : Text.escapeOrNull(model.number));
        if (!handovers.isHolderThere(asset)) {
            return Answer.error("That asset is already checked in.", payload);
        }
        Map<String, List<String>> problems =
                handovers.checkIn(asset, call.text("note"), call.actor(), draft -> fillCheckin(draft, call));
        return problems.isEmpty()
                ? Answer.success("Asset checked in successfully.", payload)
                : Answer.error(
                        "Asset was not checked in, please try again",
                        new JsonObject().with("asset", Text.escape(asset.tag)));
    }

    private static void fillCheckin(Asset draft, Call call) {
        draft.name = call.isFilled("name") ? call.text("name") : draft.name;
        draft.statusId = call.isFilled("status_id") ? call.integer("status_id", 0) : draft.statusId;
        draft.locationId = call.isFilled("location_id") ? call.integer("location_id", 0) : draft.locationId;
    }

    private long date(@Nullable String text, long otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(Text.cut(text, 10))
                    .atStartOfDay(database.settings.zone)
                    .toEpochSecond();
        } catch (DateTimeException e) {
            return -1;
        }
    }
}
