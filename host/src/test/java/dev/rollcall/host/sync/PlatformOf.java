package dev.rollcall.host.sync;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.glpi.GlpiPlatform;
import dev.rollcall.host.asset.glpi.GlpiSettings;
import dev.rollcall.host.asset.snipeit.SnipeItPlatform;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.sandbox.day.AssetBook;
import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyPlatform;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A company's platform as a host opens it. */
final class PlatformOf {
    private static final int UNLIMITED = 1_000_000;

    private static final Map<String, String> LINKS = Map.of(
            "kandji", CompanyPlatform.KANDJI_ID,
            "jamf", CompanyPlatform.JAMF_ID,
            "intune", CompanyPlatform.INTUNE_ID,
            "google", CompanyPlatform.GOOGLE_ID);

    private PlatformOf() {}

    /**
     * Opens it.
     *
     * @param url the book's, or that of a wire before it
     * @param transferred the names of the statuses that are TRANSFERRED
     */
    static AssetPlatform open(OutboundHttp http, AssetBook book, URI url, List<String> transferred) {
        var statuses = new StatusNames(List.of(CompanyPlatform.ALLOCATED), transferred);
        try {
            return book.product().isGlpi()
                    ? GlpiPlatform.open(http, glpi(url, statuses))
                    : SnipeItPlatform.open(http, () -> snipeIt(url, statuses));
        } catch (PlatformException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same platform, which is given one write at a time. */
    static AssetPlatform oneByOne(AssetPlatform platform) {
        return (AssetPlatform) Proxy.newProxyInstance(
                AssetPlatform.class.getClassLoader(), new Class<?>[] {AssetPlatform.class}, (proxy, method, given) -> {
                    if (method.getName().equals("writesAtOnce")) {
                        return 1;
                    }
                    try {
                        return method.invoke(platform, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static SnipeItSettings snipeIt(URI url, StatusNames statuses) {
        return new SnipeItSettings(
                url,
                Secret.of(Company.SYNC_TOKEN),
                UNLIMITED,
                statuses,
                LINKS,
                SnipeItSettings.DEFAULT_SPECS,
                new SnipeItSettings.ActiveOrder(CompanyPlatform.ORDER, List.of(), List.of()),
                SnipeItSettings.Creation.DEFAULT);
    }

    private static GlpiSettings glpi(URI url, StatusNames statuses) {
        return new GlpiSettings(
                url,
                Secret.of(Company.SYNC_TOKEN),
                Optional.empty(),
                UNLIMITED,
                GlpiSettings.DEFAULT_TYPES,
                statuses,
                Map.of(),
                glpiSpecs(),
                new GlpiSettings.ActiveOrder(true, List.of(), List.of()),
                GlpiSettings.Locks.RESPECT,
                GlpiSettings.Groups.HOLD,
                GlpiSettings.Creation.DEFAULT);
    }

    private static Map<SpecKey<?>, SpecField> glpiSpecs() {
        var specs = new HashMap<>(GlpiSettings.DEFAULT_SPECS);
        for (var key : List.<SpecKey<?>>of(
                StandardSpecs.PROCESSOR, StandardSpecs.MEMORY, StandardSpecs.STORAGE, StandardSpecs.IMEI)) {
            specs.put(key, new SpecField(key.label(), WriteMode.ALWAYS));
        }
        specs.put(StandardSpecs.WIFI_MAC, new SpecField("MAC address", WriteMode.ALWAYS));
        return specs;
    }
}
