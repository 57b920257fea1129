package dev.rollcall.host.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.host.reconcile.Policy;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class FormValuesTest {
    private static final SourceSpec SPEC = SourceSpec.provider("acme", "Acme", "Acme ID")
            .documentation("https://example.com")
            .address(settings -> URI.create("https://example.com"))
            .setting(Setting.text("tenant", "Tenant").required())
            .setting(Setting.secret("key", "Key"))
            .setting(Setting.flag("phones", "Phones").defaultValue("true"))
            .setting(Setting.number("pageSize", "Page size", 1, 500).defaultValue("200"))
            .build();

    private static final ConfiguredConnection STORED = new ConfiguredConnection(
            "an id",
            "acme",
            "Acme",
            1,
            true,
            Map.of("tenant", "one"),
            Set.of("key"),
            Policy.DEFAULT,
            "",
            false,
            null,
            null,
            Instant.EPOCH,
            1,
            Instant.EPOCH,
            Instant.EPOCH);

    @Test
    void endsLinesAsKeysAreWritten() {
        assertThat(sent("settings.key", "BEGIN\r\nkey\r\nEND").of("settings.key"))
                .isEqualTo("BEGIN\nkey\nEND");
    }

    @Test
    void holdsNoSecretOfWhatIsStored() {
        var values = FormValues.of(STORED, Optional.of(SPEC));
        assertThat(values.of("settings.tenant")).isEqualTo("one");
        assertThat(values.of("settings.pageSize")).isEqualTo("200");
        assertThat(values.isOn("settings.phones")).isTrue();
        assertThat(values.has("settings.key")).isFalse();
    }

    @Test
    void changesOnlyWhatDiffersAndKeepsASecretThatIsNotEntered() {
        var unchanged = changed("settings.tenant", "one", "settings.phones", "true", "settings.pageSize", "200");
        assertThat(unchanged).isEmpty();
        var changed = changed("settings.tenant", " two ", "settings.key", "new", "settings.pageSize", "");
        assertThat(changed).isEqualTo(Map.of("tenant", "two", "key", "new", "phones", "false", "pageSize", ""));
        var removed = changed(
                "settings.tenant", "one", "settings.phones", "true", "settings.pageSize", "200", "remove.key", "true");
        assertThat(removed).isEqualTo(Map.of("key", ""));
    }

    @Test
    void leavesAloneWhatTheFormDoesNotHave() {
        var change = new ConnectionForm(sent("name", "Other")).change(Optional.of(SPEC), STORED);
        assertThat(change.value()).isEqualTo(ConnectionChange.NONE.name("Other"));
        assertThat(change.problems()).isEmpty();
        assertThat(change.isConfirmed()).isFalse();
    }

    @Test
    void namesWhatDiffersFromWhatIsStored() {
        var values = FormValues.of(STORED, Optional.of(SPEC));
        var form = new LinkedMultiValueMap<String, String>();
        for (var name :
                List.of("schedule.kind", "schedule.time", "policy.unknownDevices", "policy.clearWhenUnassigned")) {
            form.add(name, values.of(name));
        }
        assertThat(FormValues.sent(form).differing(values))
                .contains("name", "settings.tenant", "policy.goneAfterRuns")
                .doesNotContain("schedule.kind", "policy.clearWhenUnassigned", "policy.createUsers", "schedule.cron");
    }

    private static Map<String, String> changed(String... fields) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("settings", "entered");
        for (var index = 0; index < fields.length; index += 2) {
            form.add(fields[index], fields[index + 1]);
        }
        return new ConnectionForm(FormValues.sent(form))
                .change(Optional.of(SPEC), STORED)
                .value()
                .settings();
    }

    private static FormValues sent(String name, String value) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add(name, value);
        return FormValues.sent(form);
    }
}
