package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.CreateOutcome;
import dev.rollcall.host.asset.NewAsset;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.UnknownOutcomeException;
import dev.rollcall.host.asset.WriteOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** R13: makes one asset. The holder is checked out to afterwards: a creation with a user escapes the asset's name. */
final class Creator {
    private final Writer.Tools tools;
    private final String tagRule;
    private final NewAsset wanted;

    Creator(Writer.Tools tools, SnipeItSettings settings, NewAsset wanted) {
        this.tools = tools;
        this.tagRule = settings.creation().tag();
        this.wanted = wanted;
    }

    CreateOutcome create() throws InterruptedException {
        try {
            var present = withSerial(tools.api(), wanted.serial());
            if (!present.isEmpty()) {
                return new CreateOutcome.Present(present(present.get(0)));
            }
            var body = body();
            var asset = made(body);
            return handedOver(asset);
        } catch (PlatformException e) {
            return new CreateOutcome.Failed(e);
        }
    }

    /** Every asset with the serial, deleted ones too, compared as R3 says. */
    static List<JsonNode> withSerial(SnipeItApi api, String serial) throws PlatformException, InterruptedException {
        var answer = api.get("/hardware/byserial/" + SnipeItApi.encoded(serial.strip()) + "?deleted=true");
        if (SnipeItJudge.isError(answer)) {
            if (Messages.of(answer).text().contains("does not exist")) {
                return List.of();
            }
            throw SnipeItApi.refusal(answer, "Look the serial up in Snipe-IT.");
        }
        if (!answer.path("rows").isArray()) {
            throw Scheme.misunderstood("a list of assets");
        }
        return answer.path("rows").values().stream()
                .filter(row -> SnipeItText.serial(SnipeItText.at(row, "serial")).equals(SnipeItText.serial(serial)))
                .toList();
    }

    private static String present(JsonNode row) {
        var tag = SnipeItText.at(row, "asset_tag");
        return Rows.isDeleted(row)
                ? "The serial is on the deleted asset " + tag
                        + ", so none is made. Restore that asset in Snipe-IT, or clear its serial."
                : "The serial is on the asset " + tag + " by now. The next run matches it.";
    }

    private Map<String, Object> body() throws PlatformException, InterruptedException {
        var model = tools.models().of(wanted.specs());
        var body = new HashMap<String, Object>();
        body.put("model_id", Models.number(SnipeItText.at(model, "id")));
        body.put("status_id", Models.number(wanted.status().id()));
        body.put("serial", wanted.serial().strip());
        tag().ifPresent(tag -> body.put("asset_tag", tag));
        for (var link : wanted.links().entrySet()) {
            var field = tools.scheme().links().get(link.getKey());
            if (field == null || !tools.models().has(model, field)) {
                throw rejected(
                        "The model '" + SnipeItText.at(model, "name") + "' does not have the link field of "
                                + link.getKey() + ", so no asset is made of it.",
                        "Add the field to the fieldset of the model, or let Rollcall prepare it.");
            }
            body.put(field.column(), link.getValue());
        }
        for (var target : tools.scheme().specs().entrySet()) {
            var text = wanted.specs().text(target.getKey()).orElse("");
            var field = target.getValue().field();
            if (!text.isEmpty() && tools.models().has(model, field)) {
                body.put(field.column(), text);
            }
        }
        return body;
    }

    private Optional<String> tag() throws PlatformException {
        return switch (tagRule) {
            case "counter" -> Optional.empty();
            case "mdm" ->
                Optional.of(wanted.specs()
                        .text(StandardSpecs.ASSET_TAG)
                        .filter(tag -> !tag.isEmpty())
                        .orElseThrow(() -> rejected(
                                "The MDM has no asset tag for the device.",
                                "Enter one in the MDM, or choose Snipe-IT's counter.")));
            default -> Optional.of(tagRule.replace("{serial}", wanted.serial().strip()));
        };
    }

    private Asset made(Map<String, Object> body) throws PlatformException, InterruptedException {
        try {
            var answer = tools.api().write("POST", "/hardware", body);
            if (SnipeItJudge.isError(answer)) {
                throw SnipeItApi.refusal(
                        answer, "Correct what it names; a missing asset tag needs Snipe-IT's counter to be on.");
            }
            return read(SnipeItText.at(answer.path("payload"), "id"));
        } catch (UnknownOutcomeException e) {
            return found(e.failure());
        }
    }

    /** After a lost answer: it was made if the serial is there now, for nobody else was looked up just before. */
    private Asset found(PlatformException failure) throws PlatformException, InterruptedException {
        var rows = withSerial(tools.api(), wanted.serial());
        if (rows.size() != 1 || Rows.isDeleted(rows.get(0))) {
            throw failure;
        }
        return tools.rows().asset(rows.get(0));
    }

    private Asset read(String id) throws PlatformException, InterruptedException {
        var row = tools.row(id);
        if (row == null) {
            throw Scheme.misunderstood("the new asset");
        }
        return tools.rows().asset(row);
    }

    private CreateOutcome handedOver(Asset asset) throws InterruptedException {
        if (!SnipeItText.serial(wanted.serial()).equals(SnipeItText.serial(String.valueOf(asset.serial())))) {
            return new CreateOutcome.Created(
                    asset, "Snipe-IT cut the serial off. Correct it in the MDM; the asset matches by its link.");
        }
        if (wanted.holder().isEmpty()) {
            return new CreateOutcome.Created(asset, "");
        }
        var edit = AssetEdit.NOTHING.withHolder(wanted.holder().get());
        var outcome = new Writer(tools, new AssetWrite(asset, edit, wanted.why())).write();
        return outcome.match(new AfterHandover(asset));
    }

    private static PlatformException rejected(String happened, String cure) {
        return new PlatformException(FailureKind.REJECTED, happened, cure);
    }

    /** The asset is there, whatever became of its holder: R11 gives it to the person in the next run. */
    private record AfterHandover(Asset asset) implements WriteOutcome.Cases<CreateOutcome> {
        @Override
        public CreateOutcome done(WriteOutcome.Done done) {
            return new CreateOutcome.Created(done.after(), "");
        }

        @Override
        public CreateOutcome stale(WriteOutcome.Stale stale) {
            return new CreateOutcome.Created(asset, stale.what());
        }

        @Override
        public CreateOutcome refused(WriteOutcome.Refused refused) {
            return new CreateOutcome.Created(asset, refused.failure().getMessage());
        }

        @Override
        public CreateOutcome unfinished(WriteOutcome.Unfinished unfinished) {
            return new CreateOutcome.Created(asset, unfinished.failure().getMessage());
        }
    }
}
