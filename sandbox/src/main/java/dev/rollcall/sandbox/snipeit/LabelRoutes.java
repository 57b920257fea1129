package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.StatusLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status labels. */
final class LabelRoutes {
    private static final String NOT_THERE = "Status Label does not exist.";
    private static final String IN_USE = "This Status Label is currently associated with at least one Asset and cannot"
            + " be deleted. Please update your assets to no longer reference this status and try again. ";

    private final Database database;
    private final CatalogueJson json;

    LabelRoutes(Database database, CatalogueJson json) {
        this.database = database;
        this.json = json;
    }

    Answer list(Call call) {
        call.require("statuslabels.view");
        List<StatusLabel> found = Listing.found(database.catalogue.labels, call).stream()
                .filter(label -> isOfType(call, label))
                .toList();
        List<JsonObject> rows = Listing.page(database, call, found).stream()
                .map(label -> json.label(label, call.user()))
                .toList();
        return Answer.page(found.size(), rows);
    }

    private static boolean isOfType(Call call, StatusLabel label) {
        String type = call.parameter("status_type");
        return type.isEmpty() || label.type.wireName().equals(type);
    }

    Answer show(Call call) {
        call.require("statuslabels.view");
        StatusLabel label = living(call);
        return label == null ? Answer.error(NOT_THERE) : Answer.ok(json.label(label, call.user()));
    }

    /** Answers {@code 1} for whatever is not archived or undeployable, as plain text. */
    Answer deployable(Call call) {
        call.require("statuslabels.view");
        StatusLabel label = living(call);
        boolean usable = label != null && (label.type == LabelType.DEPLOYABLE || label.type == LabelType.PENDING);
        return Answer.text(usable ? "1" : "0");
    }

    private @Nullable StatusLabel living(Call call) {
        StatusLabel label = database.catalogue.labels.find(call.id());
        return label == null || label.isDeleted() ? null : label;
    }

    Answer create(Call call) {
        call.require("statuslabels.create");
        if (!call.isFilled("type")) {
            return Answer.invalid("type", "Status label type is required.");
        }
        if (Listing.isTaken(database.catalogue.labels, call, null)) {
            return Answer.invalid("name", "The name must be unique.");
        }
        StatusLabel label = database.catalogue.labels.add(id -> new StatusLabel(
                id, String.valueOf(call.text("name")), LabelType.of(String.valueOf(call.text("type")))));
        label.notes = call.text("notes");
        Listing.stampNew(database, label);
        JsonObject payload = RelationJson.label(label);
        payload.remove("created_by");
        if (!call.has("notes")) {
            payload.remove("notes");
        }
        return Answer.success("Status Label created successfully.", payload);
    }

    Answer update(Call call) {
        call.require("statuslabels.edit");
        StatusLabel label = living(call);
        if (label == null) {
            return Answer.error(NOT_THERE);
        }
        if (Listing.isTaken(database.catalogue.labels, call, label)) {
            return Answer.invalid("name", "The name must be unique.");
        }
        String name = call.text("name");
        label.name = name == null ? label.name : name;
        label.type = call.isFilled("type") ? LabelType.of(String.valueOf(call.text("type"))) : label.type;
        label.updatedAt = database.now();
        return Answer.success("Status Label updated successfully.", RelationJson.label(label));
    }

    Answer delete(Call call) {
        call.require("statuslabels.delete");
        StatusLabel label = living(call);
        if (label == null) {
            return Answer.error(NOT_THERE);
        }
        if (database.counts.ofLabel(label.id) > 0) {
            return Answer.error(IN_USE);
        }
        label.deletedAt = database.now();
        return Answer.success("The Status Label was deleted successfully.", null);
    }
}
