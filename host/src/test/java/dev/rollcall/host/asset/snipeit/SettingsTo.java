package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import java.net.URI;
import java.util.Map;

/** Settings with one thing changed. */
final class SettingsTo {
    private SettingsTo() {}

    static SnipeItSettings url(SnipeItSettings from, URI url) {
        return new SnipeItSettings(
                url,
                from.token(),
                from.requestsPerMinute(),
                from.statuses(),
                from.linkFields(),
                from.specs(),
                from.order(),
                from.creation());
    }

    static SnipeItSettings token(SnipeItSettings from, String token) {
        return new SnipeItSettings(
                from.url(),
                Secret.of(token),
                from.requestsPerMinute(),
                from.statuses(),
                from.linkFields(),
                from.specs(),
                from.order(),
                from.creation());
    }

    static SnipeItSettings statuses(SnipeItSettings from, StatusNames statuses) {
        return new SnipeItSettings(
                from.url(),
                from.token(),
                from.requestsPerMinute(),
                statuses,
                from.linkFields(),
                from.specs(),
                from.order(),
                from.creation());
    }

    static SnipeItSettings fields(SnipeItSettings from, Map<String, String> links, Map<SpecKey<?>, SpecField> specs) {
        return new SnipeItSettings(
                from.url(),
                from.token(),
                from.requestsPerMinute(),
                from.statuses(),
                links,
                specs,
                from.order(),
                from.creation());
    }

    static SnipeItSettings order(SnipeItSettings from, ActiveOrder order) {
        return new SnipeItSettings(
                from.url(),
                from.token(),
                from.requestsPerMinute(),
                from.statuses(),
                from.linkFields(),
                from.specs(),
                order,
                from.creation());
    }

    static SnipeItSettings creation(SnipeItSettings from, Creation creation) {
        return new SnipeItSettings(
                from.url(),
                from.token(),
                from.requestsPerMinute(),
                from.statuses(),
                from.linkFields(),
                from.specs(),
                from.order(),
                creation);
    }
}
