package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.StatusLabel;
import dev.rollcall.sandbox.snipeit.Handovers.Target;
import dev.rollcall.sandbox.snipeit.LogRow.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PATCH and PUT, which are the same. */
final class HardwareWrites {
    private static final String SAVED = "Asset updated successfully.";
    private static final String SAVED_WITHOUT_ENCRYPTED =
            "Asset updated successfully, but encrypted custom fields were not due to permissions";

    private final Database database;
    private final SnipeItVersion version;
    private final AssetParts parts;

    HardwareWrites(Database database, SnipeItVersion version, AssetParts parts) {
        this.database = database;
        this.version = version;
        this.parts = parts;
    }

    Answer update(Call call) {
        Asset found = HardwareReads.living(database, call, database.asset(call.id()));
        if (found == null) {
            return HardwareReads.notFound();
        }
        call.require("assets.edit");
        parts.race().beforeChecks();
        Asset asset = database.required(found.id);
        Map<String, List<String>> invalid = new UpdateRequest(database, version, parts.rules()).problems(call, asset);
        if (!invalid.isEmpty()) {
            return Answer.invalid(invalid);
        }
        Map<String, List<String>> problems = new LinkedHashMap<>();
        Asset trial = asset.copy();
        fill(trial, call);
        boolean skipped = parts.customFields().apply(trial, call, problems);
        if (!problems.isEmpty()) {
            return Answer.error(problems, null);
        }
        if (version.isNewer() && call.isFilled("assigned_user")) {
            refuseHandover(call, asset, trial);
        }
        return save(call, asset, skipped ? SAVED_WITHOUT_ENCRYPTED : SAVED);
    }

    /**
     * The same values for several assets; newer versions only. Custom fields are ignored without a word, and each asset
     * has an answer of its own.
     */
    Answer updateAll(Call call) {
        call.require("assets.edit");
        List<?> ids = call.value("ids") instanceof List<?> given ? given : List.of();
        if (ids.isEmpty()) {
            return Answer.error(Map.of("ids", List.of("The ids field is required.")), null);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(call.input());
        values.keySet().removeIf(key -> key.equals("ids") || key.startsWith("_snipeit_"));
        List<JsonObject> results = new ArrayList<>();
        for (Object id : ids) {
            results.add(result(call, String.valueOf(id), values));
        }
        long saved = results.stream()
                .filter(result -> "success".equals(result.get("status")))
                .count();
        String status = saved == results.size() ? "success" : saved == 0 ? "error" : "partial";
        return Answer.ok(new JsonObject()
                .with("status", status)
                .with("messages", saved + " of " + results.size() + " assets updated.")
                .with("results", results));
    }

    private JsonObject result(Call call, String id, Map<String, @Nullable Object> values) {
        JsonObject result = new JsonObject().with("id", Call.integer(id));
        Answer answer;
        try {
            answer = update(new Call(call.user(), call.source(), List.of(id), Map.of(), values));
        } catch (Refusal e) {
            answer = e.answer();
        }
        if (answer.body() instanceof Map<?, ?> body) {
            for (String key : List.of("status", "messages", "payload")) {
                result.with(key, body.get(key));
            }
        }
        return result;
    }

    private Answer save(Call call, Asset asset, String message) {
        Map<String, List<String>> problems = parts.writer().save(asset, draft -> {
            fill(draft, call);
            parts.customFields().apply(draft, call, new LinkedHashMap<>());
            touch(asset, draft);
        });
        if (!problems.isEmpty()) {
            return Answer.error(problems, null);
        }
        log(call, asset, database.required(asset.id));
        boolean handedOver = handOver(call, asset.id);
        Asset saved = database.required(asset.id);
        return Answer.success(message, parts.row().updated(saved, call.input(), call.user(), handedOver));
    }

    private void fill(Asset draft, Call call) {
        if (call.has("asset_tag")) {
            String tag = call.text("asset_tag");
            draft.tag = tag == null ? "" : tag;
        }
        draft.name = call.has("name") ? call.text("name") : draft.name;
        draft.serial = call.has("serial") ? call.text("serial") : draft.serial;
        draft.notes = call.has("notes") ? call.text("notes") : draft.notes;
        draft.orderNumber = call.has("order_number") ? call.text("order_number") : draft.orderNumber;
        draft.modelId = call.has("model_id") ? call.integer("model_id", 0) : draft.modelId;
        draft.statusId = call.has("status_id") ? call.integer("status_id", 0) : draft.statusId;
        draft.byod = call.has("byod") ? Call.isTrue(call.value("byod")) : draft.byod;
        draft.requestable = call.has("requestable") ? Call.isTrue(call.value("requestable")) : draft.requestable;
        if (call.has("company_id") && (call.user().isSuperuser() || !database.settings.fullCompanySupport)) {
            draft.companyId = call.integer("company_id", 0);
        }
        fillPlaces(draft, call);
        if (!version.isNewer()) {
            fillHolder(draft, call);
        }
    }

    /** A new default place moves the asset there, unless its place is named too. */
    private static void fillPlaces(Asset draft, Call call) {
        if (call.has("rtd_location_id")) {
            draft.defaultLocationId = call.integer("rtd_location_id", 0);
            draft.locationId = draft.defaultLocationId;
        }
        if (call.has("location_id")) {
            draft.locationId = call.integer("location_id", 0);
        }
    }

    private static void fillHolder(Asset draft, Call call) {
        if (call.has("assigned_to")) {
            draft.assignedTo = call.integer("assigned_to", 0);
        }
        if (call.has("assigned_type")) {
            draft.assignedType = HolderType.ofClassName(call.value("assigned_type"));
        }
    }

    /** The time of change moves if something changed, and always if the fieldset has a BOOLEAN. */
    private void touch(Asset before, Asset draft) {
        boolean hasBoolean = database.catalogue.membersOf(draft.modelId).stream()
                .anyMatch(member -> member.field().isBoolean());
        if (hasBoolean || !parts.changes().between(before, draft).isEmpty() || isHolderChanged(before, draft)) {
            draft.updatedAt = database.now();
        }
    }

    private static boolean isHolderChanged(Asset before, Asset after) {
        return before.assignedTo != after.assignedTo || before.assignedType != after.assignedType;
    }

    /** A changed holder silences the log, whatever else has changed with it. */
    private void log(Call call, Asset before, Asset after) {
        List<Change> changes = parts.changes().between(before, after);
        if (!changes.isEmpty() && !isHolderChanged(before, after)) {
            database.log(call.actor(), LogDraft.ofAsset("update", after.id).changes(changes));
        }
    }

    private void refuseHandover(Call call, Asset asset, Asset trial) {
        if (!call.user().may("assets.checkout")) {
            throw new Refusal(Answer.error("Unauthorized or unauthenticated."));
        }
        StatusLabel label = database.catalogue.labels.find(trial.statusId);
        if (asset.assignedTo != 0 || label == null || label.type != LabelType.DEPLOYABLE) {
            throw new Refusal(Answer.error("That asset is not available for checkout!"));
        }
        if (parts.handovers().target(HolderType.USER, call.integer("assigned_user", 0), call.user()) == null) {
            throw new Refusal(Answer.error("The user is in another company."));
        }
    }

    /** Checks the asset out whatever its state, if the request names somebody whom the caller can see. */
    private boolean handOver(Call call, int assetId) {
        for (HolderType type : HolderType.values()) {
            String key = "assigned_" + type.wireName();
            if (call.isFilled(key)) {
                Target target = parts.handovers().target(type, call.integer(key, 0), call.user());
                return target != null && handOver(call, assetId, target);
            }
        }
        return false;
    }

    private boolean handOver(Call call, int assetId, Target target) {
        Asset asset = database.required(assetId);
        @Nullable String sentName = call.text("name");
        parts.handovers().checkOut(asset, target, "Checked out on asset update", call.actor(), draft -> {
            if (!version.isNewer()) {
                draft.name = Text.escape(sentName);
            }
            draft.locationId = target.locationId() == 0 ? draft.locationId : target.locationId();
        });
        return true;
    }
}
