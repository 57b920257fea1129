package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.glpi.GlpiSettings.ActiveOrder;
import dev.rollcall.host.asset.glpi.GlpiSettings.Creation;
import dev.rollcall.host.asset.glpi.GlpiSettings.Groups;
import dev.rollcall.host.asset.glpi.GlpiSettings.Locks;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings with some things changed. */
final class SettingsTo {
    private GlpiSettings settings;

    private SettingsTo(GlpiSettings settings) {
        this.settings = settings;
    }

    static SettingsTo from(GlpiSettings settings) {
        return new SettingsTo(settings);
    }

    SettingsTo url(URI url) {
        return made(url, settings.userToken(), settings.appToken(), settings.types(), settings.linkFields());
    }

    SettingsTo userToken(String token) {
        return made(settings.url(), Secret.of(token), settings.appToken(), settings.types(), settings.linkFields());
    }

    SettingsTo appToken(String token) {
        return made(
                settings.url(),
                settings.userToken(),
                Optional.of(Secret.of(token)),
                settings.types(),
                settings.linkFields());
    }

    SettingsTo types(ItemType... types) {
        return made(settings.url(), settings.userToken(), settings.appToken(), Set.of(types), settings.linkFields());
    }

    SettingsTo linkFields(Map<String, String> fields) {
        return made(settings.url(), settings.userToken(), settings.appToken(), settings.types(), fields);
    }

    SettingsTo specs(Map<SpecKey<?>, SpecField> specs) {
        settings = settings.withSpecs(specs);
        return this;
    }

    SettingsTo order(ActiveOrder order) {
        return policies(order, settings.locks(), settings.groups(), settings.creation());
    }

    SettingsTo locks(Locks locks) {
        return policies(settings.order(), locks, settings.groups(), settings.creation());
    }

    SettingsTo groups(Groups groups) {
        return policies(settings.order(), settings.locks(), groups, settings.creation());
    }

    SettingsTo creation(Creation creation) {
        return policies(settings.order(), settings.locks(), settings.groups(), creation);
    }

    GlpiSettings made() {
        return settings;
    }

    private SettingsTo made(
            URI url, Secret token, Optional<Secret> appToken, Set<ItemType> types, Map<String, String> links) {
        settings = new GlpiSettings(
                url,
                token,
                appToken,
                settings.requestsPerMinute(),
                types,
                settings.statuses(),
                links,
                settings.specs(),
                settings.order(),
                settings.locks(),
                settings.groups(),
                settings.creation());
        return this;
    }

    private SettingsTo policies(ActiveOrder order, Locks locks, Groups groups, Creation creation) {
        settings = new GlpiSettings(
                settings.url(),
                settings.userToken(),
                settings.appToken(),
                settings.requestsPerMinute(),
                settings.types(),
                settings.statuses(),
                settings.linkFields(),
                settings.specs(),
                order,
                locks,
                groups,
                creation);
        return this;
    }
}
