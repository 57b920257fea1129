package dev.rollcall.host.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.HostProperties;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.glpi.GlpiSettings;
import dev.rollcall.host.asset.glpi.GlpiSettings.ActiveOrder;
import dev.rollcall.host.asset.glpi.GlpiSettings.Creation;
import dev.rollcall.host.asset.glpi.GlpiSettings.Groups;
import dev.rollcall.host.asset.glpi.GlpiSettings.Locks;
import dev.rollcall.host.asset.glpi.ItemType;
import dev.rollcall.host.web.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GlpiRulesTest {
    private static final Map<String, String> LEAST = Map.of(
            "kind", "glpi",
            "url", "https://glpi.example.com",
            "token", "planted-token",
            "statuses.allocated", "In use",
            "statuses.transferred", "In stock > Returned");

    @Test
    void needsLittle() {
        var settings = settings(Map.of());
        assertThat(settings.url()).hasToString("https://glpi.example.com");
        assertThat(settings.userToken().reveal()).isEqualTo("planted-token");
        assertThat(settings.appToken()).isEmpty();
        assertThat(settings.requestsPerMinute()).isEqualTo(1200);
        assertThat(settings.types()).containsExactlyInAnyOrder(ItemType.COMPUTER, ItemType.PHONE);
        assertThat(settings.statuses()).isEqualTo(new StatusNames(List.of("In use"), List.of("In stock > Returned")));
        assertThat(settings.linkFields()).isEmpty();
        assertThat(settings.specs()).isEqualTo(GlpiSettings.DEFAULT_SPECS);
        assertThat(settings.order()).isEqualTo(ActiveOrder.NONE);
        assertThat(settings.locks()).isEqualTo(Locks.RESPECT);
        assertThat(settings.groups()).isEqualTo(Groups.HOLD);
        assertThat(settings.creation()).isEqualTo(Creation.DEFAULT);
    }

    @Test
    void readsEveryProperty() {
        var settings = settings(Map.ofEntries(
                Map.entry("requests-per-minute", "300"),
                Map.entry("link-fields.kandji", "Iru ID"),
                Map.entry("specs.os.mode", "off"),
                Map.entry("specs.udid.field", "uuid"),
                Map.entry("specs.memory.mode", "only-if-empty"),
                Map.entry("glpi.app-token", "planted-app-token"),
                Map.entry("glpi.types", "computer, Monitor"),
                Map.entry("glpi.locks", "write"),
                Map.entry("glpi.groups", "Ignore"),
                Map.entry("glpi.order.not-delivered", "true"),
                Map.entry("glpi.order.states[0]", "Being delivered"),
                Map.entry("glpi.order.states[1]", "3"),
                Map.entry("glpi.order.ticket-categories", "Hardware > Delivery"),
                Map.entry("glpi.creation.models", "true"),
                Map.entry("glpi.creation.entity", "Root entity > France")));
        assertThat(settings.requestsPerMinute()).isEqualTo(300);
        assertThat(settings.appToken().orElseThrow().reveal()).isEqualTo("planted-app-token");
        assertThat(settings.types()).containsExactlyInAnyOrder(ItemType.COMPUTER, ItemType.MONITOR);
        assertThat(settings.linkFields()).containsExactly(Map.entry("kandji", "Iru ID"));
        assertThat(settings.specs())
                .containsEntry(StandardSpecs.OS, new SpecField(GlpiSettings.OPERATING_SYSTEM, WriteMode.OFF))
                .containsEntry(StandardSpecs.UDID, new SpecField("uuid", WriteMode.ALWAYS))
                .containsEntry(StandardSpecs.MEMORY, new SpecField("Memory", WriteMode.ONLY_IF_EMPTY));
        assertThat(settings.locks()).isEqualTo(Locks.WRITE);
        assertThat(settings.groups()).isEqualTo(Groups.IGNORE);
        assertThat(settings.order())
                .isEqualTo(new ActiveOrder(true, List.of("Being delivered", "3"), List.of("Hardware > Delivery")));
        assertThat(settings.creation()).isEqualTo(new Creation(true, "Root entity > France"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind                         | glpy         | Did you mean glpi?
            url                          | assets       | Set it to GLPI's start page
            token                        | planted tok  | remote access keys
            requests-per-minute          | 0            | such as 1200
            statuses.transferred         | in USE       | The status 'in USE' is in statuses.allocated too.
            link-fields.kandji           | ' '          | label of a field of the plugin Fields
            specs.os-vrsion.field        | OS           | Did you mean osVersion?
            specs.memory.mode            | sometimes    | Set it to always, only-if-empty or off.
            glpi.app-token               | planted app  | Setup > General > API
            glpi.types                   | Compuder     | Did you mean Computer?
            glpi.types                   | Printer      | There are Computer, Phone, Peripheral, Monitor.
            glpi.types                   | Computer,,Phone | One of the values is blank.
            glpi.locks                   | ignore       | Set it to respect or write.
            glpi.groups                  | maybe        | Set it to hold or ignore.
            glpi.order.not-delivered     | sometimes    | Set it to true or false.
            glpi.creation.models         | 1            | Set it to true or false.
            order.field                  | Order        | It is a setting of Snipe-IT, and the platform is GLPI.
            order.labels                 | Pending      | It is a setting of Snipe-IT, and the platform is GLPI.
            creation.category            | Laptops      | Leave it out, or set kind to snipe-it.
            creation.tag                 | counter      | Leave it out, or set kind to snipe-it.
            sync-page-field              | Sync         | Leave it out, or set kind to snipe-it.
            """)
    void namesWhatIsWrongWithItsCureAndNoSecret(String property, String value, String told) {
        assertThat(problems(Map.of(property, value)))
                .singleElement()
                .asString()
                .contains("rollcall.platform." + property.replaceFirst("(specs\\.os-vrsion).*", "$1"), told)
                .doesNotContain("planted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            glpi.app-token           | planted-app-token
            glpi.types               | Computer
            glpi.locks               | respect
            glpi.order.not-delivered | false
            glpi.creation.entity     | Root entity
            """)
    void saysThatASettingOfItsOwnIsNoneOfAnotherPlatform(String property, String value) {
        assertThat(problems(Map.of("kind", "snipe-it", property, value)))
                .singleElement()
                .asString()
                .contains(
                        "rollcall.platform." + property,
                        "It is a setting of GLPI, and the platform is Snipe-IT. Leave it out, or set kind to glpi.")
                .doesNotContain("planted");
    }

    @Test
    void asksForWhatIsMissingAndOpensBeforeStatusesAreNamed() {
        var none = GlpiRules.look(bound(Map.of("kind", "glpi")));
        assertThat(none.settings()).isEmpty();
        assertThat(none.wrong()).isEmpty();
        assertThat(none.missing())
                .extracting(FieldProblem::field)
                .containsExactly("url", "token", "statuses.allocated", "statuses.transferred");
        var open = GlpiRules.look(
                bound(Map.of("kind", "glpi", "url", "https://glpi.example.com", "token", "planted-token")));
        assertThat(open.settings()).isPresent();
        assertThat(open.missing()).extracting(FieldProblem::message).containsOnly("No status is named.");
    }

    @Test
    void showsNoSecretAsText() {
        var all = new LinkedHashMap<>(LEAST);
        all.put("glpi.app-token", "planted-app-token");
        assertThat(properties(all).toString()).doesNotContain("planted");
        assertThat(properties(all).glpi().toString()).doesNotContain("planted");
        assertThat(bound(all).toString()).doesNotContain("planted");
        assertThat(bound(all).glpi().toString()).doesNotContain("planted");
        assertThat(PlatformValues.of(bound(all)).toString()).doesNotContain("planted");
        assertThat(bound(all).texts()).containsEntry("token", "set").containsEntry("glpi.appToken", "set");
    }

    @Test
    void keepsEveryValueAsJson() {
        var all = new LinkedHashMap<>(LEAST);
        all.putAll(Map.of(
                "glpi.types", "Computer",
                "glpi.locks", "write",
                "glpi.groups", "ignore",
                "glpi.order.not-delivered", "true",
                "glpi.order.states", "3",
                "glpi.order.ticket-categories", "A > B",
                "glpi.creation.models", "false",
                "glpi.creation.entity", "Root entity"));
        var draft = bound(all);
        assertThat(PlatformValues.of(draft).draft()).isEqualTo(draft.withSecrets(Map.of()));
    }

    private static GlpiSettings settings(Map<String, String> more) {
        var found = GlpiRules.look(bound(with(more)));
        assertThat(found.wrong()).isEmpty();
        return found.settings().orElseThrow();
    }

    private static List<String> problems(Map<String, String> more) {
        return new Platforms.Configured(bound(with(more)), Optional.empty()).problems();
    }

    private static Map<String, String> with(Map<String, String> more) {
        var all = new LinkedHashMap<>(LEAST);
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
