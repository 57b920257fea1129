package dev.rollcall.jamf;

import dev.rollcall.api.DeviceHint;
import dev.rollcall.api.HintMessage;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Tells which device a webhook of Jamf Pro is about. Most events carry the device's record themselves, and a check-in
 * carries it one level deeper: <a href="https://developer.jamf.com/developer-guide/docs/webhooks">webhooks</a>.
 */
final class JamfHints {
    private JamfHints() {}

    static List<DeviceHint> of(HintMessage message) throws SourceException {
        var body = message.json()
                .orElseThrow(() -> new SourceException(
                        Kind.MALFORMED,
                        "The message is no JSON.",
                        "Choose JSON as the content type of the webhook in Jamf Pro."));
        var event = body.path("webhook").path("webhookEvent").asString("");
        if (event.isEmpty()) {
            throw new SourceException(
                    Kind.MALFORMED,
                    "The message names no event of Jamf Pro.",
                    "Let webhooks of Jamf Pro alone send to this address.");
        }
        return inventory(event)
                .flatMap(inventory -> hint(inventory, record(body.path("event"))))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<JamfInventory> inventory(String event) {
        if (event.startsWith("Computer")) {
            return Optional.of(JamfInventory.COMPUTERS);
        }
        return event.startsWith("MobileDevice") ? Optional.of(JamfInventory.MOBILE_DEVICES) : Optional.empty();
    }

    private static JsonNode record(JsonNode event) {
        var nested = event.path("computer");
        return nested.isObject() ? nested : event;
    }

    /** Webhooks carry the id as a number, where the lists have it as a text. */
    private static Optional<DeviceHint> hint(JamfInventory inventory, JsonNode record) {
        var id = record.path("jssID").asString("");
        var serial = record.path("serialNumber").asString("").strip();
        if (!id.matches("[0-9]{1,18}")) {
            return Optional.of(serial).filter(text -> !text.isEmpty()).map(DeviceHint::ofSerial);
        }
        var hint = DeviceHint.ofId(inventory.sourceId(id));
        return Optional.of(serial.isEmpty() ? hint : hint.withSerial(serial));
    }
}
