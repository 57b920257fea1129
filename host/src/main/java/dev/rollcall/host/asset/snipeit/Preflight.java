package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.snipeit.Sequence.Request;
import tools.jackson.databind.JsonNode;

/**
 * What would make a request of a sequence fail, looked at before the first is sent: a check-in whose check-out fails
 * takes the asset from who has it.
 */
final class Preflight {
    private final Writer.Tools tools;
    private final JsonNode row;

    Preflight(Writer.Tools tools, JsonNode row) {
        this.tools = tools;
        this.row = row;
    }

    /**
     * Looks.
     *
     * @throws PlatformException of kind REJECTED or CONFIGURATION, with what is in the way
     */
    void check(Asset before, AssetEdit edit) throws PlatformException, InterruptedException {
        var steps = Sequence.of(before, edit);
        for (var step : steps) {
            requirePermission(step.request());
        }
        requireFields(edit);
        if (steps.stream().anyMatch(step -> step.request() == Request.CHECK_OUT)) {
            requireDeployable(edit);
            var person = (Holder.Person) edit.holder().orElseThrow();
            var obstacle = tools.users().obstacle(person.id());
            if (obstacle.isPresent()) {
                throw rejected(
                        "The asset can't be given to " + person + ", because " + obstacle.get() + ".",
                        "Correct the user in Snipe-IT, or the assignment in the MDM.");
            }
        }
    }

    private void requirePermission(Request request) throws PlatformException {
        var action = action(request);
        var allowed = row.path("available_actions").path(action);
        if (allowed.isBoolean() && !allowed.asBoolean()) {
            throw new PlatformException(
                    FailureKind.CONFIGURATION,
                    "Snipe-IT does not allow the token's user the action '" + action + "' on this asset.",
                    "Give the user the permission assets." + (action.equals("update") ? "edit" : action) + ".");
        }
    }

    private static String action(Request request) {
        return request == Request.CHECK_IN ? "checkin" : request == Request.CHECK_OUT ? "checkout" : "update";
    }

    private void requireFields(AssetEdit edit) throws PlatformException {
        for (var link : edit.links().entrySet()) {
            var field = tools.scheme().links().get(link.getKey());
            if (field == null || Rows.value(row.path("custom_fields"), field) == null) {
                throw rejected(
                        "The model '" + SnipeItText.at(row.path("model"), "name") + "' does not have the link field of "
                                + link.getKey() + ".",
                        "Add the field to the fieldset of the model, or let Rollcall prepare it.");
            }
        }
    }

    private void requireDeployable(AssetEdit edit) throws PlatformException {
        var label = Rows.label(row);
        // After an end or a recovery it is the new label that counts; a hand-over before the PATCH meets the old one.
        var isDeployable = edit.status()
                .filter(to -> Sequence.isPatchFirst(edit))
                .map(to -> to.deployable())
                .orElseGet(() -> SnipeItText.at(label, "status_type").equals("deployable"));
        if (!isDeployable) {
            throw rejected(
                    "Snipe-IT allows no check-out under the status label '"
                            + edit.status().map(to -> to.name()).orElse(SnipeItText.at(label, "name")) + "'.",
                    "Change the label's type to deployable, or the asset's status.");
        }
    }

    private static PlatformException rejected(String happened, String cure) {
        return new PlatformException(FailureKind.REJECTED, happened, cure);
    }
}
