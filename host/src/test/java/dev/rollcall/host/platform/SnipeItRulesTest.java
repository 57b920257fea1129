package dev.rollcall.host.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.HostProperties;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.host.web.FieldProblem;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SnipeItRulesTest {
    private static final Map<String, String> LEAST = Map.of(
            "url", "https://assets.example.com",
            "token", "planted-token",
            "statuses.allocated", "Allocated",
            "statuses.transferred", "Transferred");

    @Test
    void needsLittle() {
        var settings = settings(LEAST);
        assertThat(settings.url()).hasToString("https://assets.example.com");
        assertThat(settings.token().reveal()).isEqualTo("planted-token");
        assertThat(settings.requestsPerMinute()).isEqualTo(SnipeItSettings.REQUESTS_PER_MINUTE);
        assertThat(settings.statuses()).isEqualTo(new StatusNames(List.of("Allocated"), List.of("Transferred")));
        assertThat(settings.specs()).isEqualTo(SnipeItSettings.DEFAULT_SPECS);
        assertThat(settings.order()).isEqualTo(ActiveOrder.NONE);
        assertThat(settings.creation()).isEqualTo(SnipeItSettings.Creation.DEFAULT);
    }

    @Test
    void readsEveryProperty() {
        var settings = settings(with(Map.ofEntries(
                Map.entry("requests-per-minute", "60"),
                Map.entry("statuses.allocated[0]", "Allocated"),
                Map.entry("statuses.allocated[1]", "12"),
                Map.entry("link-fields.kandji", "Iru ID"),
                Map.entry("specs.os-version.field", "OS"),
                Map.entry("specs.memory.mode", "only-if-empty"),
                Map.entry("specs.imei.mode", "false"),
                Map.entry("specs.assetTag.field", "MDM tag"),
                Map.entry("order.field", "Order"),
                Map.entry("order.values", "Retrieval,Deployment"),
                Map.entry("order.labels", "Pending"),
                Map.entry("creation.category", "Laptops"),
                Map.entry("creation.fieldset", "MDM"),
                Map.entry("creation.model-number", "modelNumber"),
                Map.entry("creation.tag", "IT-{serial}"))));
        assertThat(settings.requestsPerMinute()).isEqualTo(60);
        assertThat(settings.statuses().allocated()).containsExactly("Allocated", "12");
        assertThat(settings.linkFields()).containsExactly(Map.entry("kandji", "Iru ID"));
        assertThat(settings.specs())
                .containsEntry(StandardSpecs.OS_VERSION, new SpecField("OS", WriteMode.ALWAYS))
                .containsEntry(StandardSpecs.MEMORY, new SpecField("Memory", WriteMode.ONLY_IF_EMPTY))
                .containsEntry(StandardSpecs.IMEI, new SpecField("IMEI", WriteMode.OFF))
                .containsEntry(StandardSpecs.ASSET_TAG, new SpecField("MDM tag", WriteMode.ALWAYS))
                .containsEntry(StandardSpecs.WIFI_MAC, new SpecField("MAC Address", WriteMode.ALWAYS));
        assertThat(settings.order())
                .isEqualTo(new ActiveOrder("Order", List.of("Retrieval", "Deployment"), List.of("Pending")));
        assertThat(settings.creation())
                .isEqualTo(new SnipeItSettings.Creation("Laptops", "MDM", StandardSpecs.MODEL_NUMBER, "IT-{serial}"));
    }

    @Test
    void isEmptyWithoutAddressAndToken() {
        var found = SnipeItRules.look(bound(Map.of()), Optional.empty());
        assertThat(found.settings()).isEmpty();
        assertThat(found.wrong()).isEmpty();
    }

    @Test
    void leadsToThePageThatSyncsAnAsset() {
        var entered = with(Map.of("statuses.allocated", "A", "sync-page-field", "Sync now"));
        var settings = SnipeItRules.look(bound(entered), Optional.of(URI.create("https://rollcall.example.com")))
                .settings()
                .orElseThrow();
        assertThat(settings.specs())
                .containsEntry(SnipeItSettings.SYNC_PAGE, new SpecField("Sync now", WriteMode.ALWAYS))
                .containsKey(StandardSpecs.OS);
        assertThat(settings.host()).contains(URI.create("https://rollcall.example.com"));
        assertThat(problems(entered))
                .singleElement()
                .asString()
                .contains("rollcall.platform.sync-page-field", "Set rollcall.access.public-url");
    }

    @Test
    void namesEveryWrongValueAndNoSecret() {
        var lines = problems(Map.ofEntries(
                Map.entry("kind", "snipeit"),
                Map.entry("url", "assets"),
                Map.entry("token", "planted token"),
                Map.entry("requests-per-minute", "0"),
                Map.entry("statuses.allocated", "A"),
                Map.entry("statuses.transferred", "a"),
                Map.entry("link-fields.kandji", " "),
                Map.entry("specs.os-vrsion.field", "OS"),
                Map.entry("specs.memory.mode", "sometimes"),
                Map.entry("order.values", "x"),
                Map.entry("creation.fieldset", "MDM"),
                Map.entry("creation.model-number", "memory"),
                Map.entry("creation.tag", "IT")));
        assertThat(lines)
                .extracting(
                        line -> line.replaceFirst("The property rollcall\\.platform\\.(\\S+) can't be used.*", "$1"))
                .containsExactlyInAnyOrder(
                        "kind",
                        "url",
                        "token",
                        "requests-per-minute",
                        "statuses.transferred",
                        "link-fields.kandji",
                        "specs.os-vrsion",
                        "specs.memory.mode",
                        "order.values",
                        "creation.fieldset",
                        "creation.model-number",
                        "creation.tag");
        assertThat(String.join("\n", lines))
                .contains("Did you mean snipe-it?", "Did you mean osVersion?")
                .doesNotContain("planted");
    }

    @Test
    void asksForWhatIsMissing() {
        var found = SnipeItRules.look(bound(Map.of("url", "https://assets.example.com")), Optional.empty());
        assertThat(found.settings()).isEmpty();
        assertThat(found.wrong()).isEmpty();
        assertThat(found.missing())
                .extracting(FieldProblem::field)
                .containsExactly("token", "statuses.allocated", "statuses.transferred");
        assertThat(found.missing().get(0).cure()).contains("ROLLCALL_PLATFORM_TOKEN");
    }

    @Test
    void canBeAskedForItsStatusesBeforeAnyIsNamed() {
        var found = SnipeItRules.look(
                bound(Map.of("url", "https://assets.example.com", "token", "planted-token")), Optional.empty());
        assertThat(found.settings()).isPresent();
        assertThat(found.missing())
                .extracting(FieldProblem::field)
                .containsExactly("statuses.allocated", "statuses.transferred");
    }

    @Test
    void saysWhatIsMissingBesideWhatIsWrong() {
        assertThat(problems(Map.of("url", "assets", "token", "planted")))
                .hasSize(3)
                .anyMatch(line -> line.contains("rollcall.platform.url") && line.contains("is not an address"))
                .anyMatch(line -> line.contains("rollcall.platform.statuses.allocated"))
                .anyMatch(line -> line.contains("rollcall.platform.statuses.transferred"));
    }

    @Test
    void showsNoSecretAsText() {
        assertThat(properties(LEAST).toString()).doesNotContain("planted");
        assertThat(bound(LEAST).toString()).doesNotContain("planted");
        assertThat(PlatformValues.of(bound(LEAST)).toString()).doesNotContain("planted");
        assertThat(bound(LEAST).texts()).containsEntry("token", "set");
    }

    private static SnipeItSettings settings(Map<String, String> values) {
        return SnipeItRules.look(bound(values), Optional.empty()).settings().orElseThrow();
    }

    private static List<String> problems(Map<String, String> values) {
        return new Platforms.Configured(bound(values), Optional.empty()).problems();
    }

    private static Map<String, String> with(Map<String, String> more) {
        var all = new LinkedHashMap<>(LEAST);
        all.remove("statuses.allocated");
        all.putAll(more);
        return all;
    }

    private static PlatformDraft bound(Map<String, String> values) {
        return properties(values).draft();
    }

    private static HostProperties.Platform properties(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put("rollcall.platform." + name, value));
        return new Binder(source).bindOrCreate("rollcall.platform", HostProperties.Platform.class);
    }
}
