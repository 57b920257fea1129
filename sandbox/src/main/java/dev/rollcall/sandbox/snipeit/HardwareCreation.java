package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.StatusLabel;
import dev.rollcall.sandbox.snipeit.Handovers.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** POST of a new asset. */
final class HardwareCreation {
    private static final String CREATED = "Asset created successfully. :)";

    private final Database database;
    private final SnipeItVersion version;
    private final AssetParts parts;

    HardwareCreation(Database database, SnipeItVersion version, AssetParts parts) {
        this.database = database;
        this.version = version;
        this.parts = parts;
    }

    Answer create(Call call) {
        call.require("assets.create");
        parts.race().beforeChecks();
        String tag = call.isFilled("asset_tag") || !database.settings.autoIncrement
                ? call.text("asset_tag")
                : database.nextTag();
        Map<String, List<String>> invalid = problems(call, tag);
        if (!invalid.isEmpty()) {
            return Answer.invalid(invalid);
        }
        parts.race().beforeWrite();
        Asset asset = new Asset(database.nextAssetId());
        fill(asset, call, tag == null ? "" : tag);
        Map<String, List<String>> problems = new LinkedHashMap<>();
        parts.customFields().apply(asset, call, problems);
        putEmptyEncrypted(asset, call);
        if (!problems.isEmpty() || !customProblems(asset).isEmpty()) {
            problems.putAll(customProblems(asset));
            return Answer.error(problems, null);
        }
        parts.customFields().settle(asset);
        database.insert(asset);
        database.log(call.actor(), LogDraft.ofAsset("create new", asset.id));
        return handOver(call, asset);
    }

    /** Only the custom fields are checked again right before the write: what else may have changed slips through. */
    private Map<String, List<String>> customProblems(Asset asset) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        parts.customFields().check(asset, problems);
        return problems;
    }

    private void fill(Asset asset, Call call, String tag) {
        asset.tag = tag;
        asset.modelId = call.integer("model_id", 0);
        asset.statusId = call.integer("status_id", 0);
        asset.name = call.text("name");
        String serial = call.text("serial");
        asset.serial = serial == null ? null : Text.cut(serial, 191);
        asset.notes = call.text("notes");
        asset.orderNumber = call.text("order_number");
        asset.defaultLocationId = call.integer("rtd_location_id", 0);
        asset.locationId = call.integer("location_id", 0);
        asset.byod = Call.isTrue(call.value("byod"));
        asset.requestable = Call.isTrue(call.value("requestable"));
        asset.companyId = database.settings.fullCompanySupport && !call.user().isSuperuser()
                ? call.user().companyId
                : call.integer("company_id", 0);
        asset.createdBy = call.user().id;
        asset.createdAt = database.now();
        asset.updatedAt = database.now();
    }

    /** Who may write encrypted fields stores something in all of them, be it an encrypted nothing. */
    private void putEmptyEncrypted(Asset asset, Call call) {
        if (!call.user().may("assets.view.encrypted_custom_fields")) {
            return;
        }
        for (Catalogue.Member member : database.catalogue.membersOf(asset.modelId)) {
            if (member.field().isEncrypted && asset.custom(member.field().id) == null) {
                asset.custom(member.field().id, "");
            }
        }
    }

    private Map<String, List<String>> problems(Call call, @Nullable String tag) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        Asset draft = new Asset(database.nextAssetId());
        draft.modelId = call.integer("model_id", 0);
        draft.tag = tag == null ? "" : tag;
        if (!call.isFilled("model_id")) {
            problems.put("model_id", List.of("The model id field is required."));
        } else {
            parts.rules().checkModel(draft, problems);
        }
        if (draft.tag.isEmpty()) {
            problems.put("asset_tag", List.of("The asset tag field must be at least 1 characters."));
        } else if (parts.rules().isTagTaken(draft)) {
            problems.put("asset_tag", List.of("The asset tag must be unique."));
        }
        if (database.settings.uniqueSerial && parts.rules().isSerialTaken(call.text("serial"), null)) {
            problems.put("serial", List.of("The serial must be unique."));
        }
        String name = call.text("name");
        if (name != null && name.length() > 255) {
            problems.put("name", List.of("The name field must not be greater than 255 characters."));
        }
        checkStatus(call, problems);
        return problems;
    }

    private void checkStatus(Call call, Map<String, List<String>> problems) {
        StatusLabel label = database.catalogue.labels.find(call.integer("status_id", 0));
        if (call.isFilled("status_id") && label == null) {
            problems.put("status_id", List.of("The selected status id is invalid."));
        } else if (!call.isFilled("status_id") && problems.isEmpty()) {
            problems.put("status_id", List.of("The status id field is required."));
        } else if (label != null && call.isFilled("assigned_user") && label.type != LabelType.DEPLOYABLE) {
            problems.put(
                    "status_id", List.of("That asset status is not deployable. This asset cannot be checked out."));
        }
    }

    private Answer handOver(Call call, Asset asset) {
        Target target = call.isFilled("assigned_user")
                ? parts.handovers().target(HolderType.USER, call.integer("assigned_user", 0), call.user())
                : null;
        if (target == null) {
            return Answer.success(CREATED, parts.row().created(asset, call.input(), false));
        }
        if (version.isNewer() && !call.user().may("assets.checkout")) {
            return Answer.success(
                    "Asset created successfully, but was not checked out due to permissions. :)",
                    parts.row().created(asset, call.input(), false));
        }
        parts.handovers().checkOut(asset, target, "Checked out on asset creation", call.actor(), draft -> {
            draft.name = draft.name == null ? null : Text.escape(draft.name);
            draft.locationId = target.locationId() == 0 ? draft.locationId : target.locationId();
        });
        return Answer.success(CREATED, parts.row().created(database.required(asset.id), call.input(), true));
    }
}
