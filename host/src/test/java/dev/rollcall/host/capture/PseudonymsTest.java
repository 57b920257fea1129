package dev.rollcall.host.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PseudonymsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Pseudonyms pseudonyms = new Pseudonyms();

    @ParameterizedTest
    @CsvSource({
        "serial_number, C02XK1ABCDEF",
        "device_name, Anna’s MacBook Air",
        "email, anna.alpha@example.com",
        "displayName, Anna Alpha",
        "device_id, 03f81208-2b6a-4a77-81f5-cf1633bcfb95",
        "macAddress, fc:e2:6c:27:1b:e4",
        "ip_address, 192.168.1.76",
        "access_token, eyJhbGciOiJSUzI1NiJ9.payload",
        "blueprint_name, Sales Berlin",
        "somethingNew, Secret Project",
        "modelOwner, Anna",
        "status_email, anna@example.com",
        "phoneNumber, +49 170 1234567",
        "deviceTokenVersion, abcdef"
    })
    void replacesWhatCouldIdentifySomebody(String name, String value) {
        var copy = one(name, value).path(name).stringValue();
        assertThat(copy).isNotEqualTo(value).hasSameSizeAs(value);
        assertThat(copy.replaceAll("\\p{L}", "a").replaceAll("[0-9]", "0"))
                .as("the shape stays")
                .isEqualTo(value.replaceAll("\\p{L}", "a").replaceAll("[0-9]", "0"));
    }

    @ParameterizedTest
    @CsvSource({
        "model, 'MacBook Air (M1, 2020)'",
        "hardware_model_identifier, 'MacBookAir10,1'",
        "os_version, 14.4.1",
        "platform, Mac",
        "status, DEPROVISIONED",
        "last_check_in, 2024-07-23T14:11:37.150080Z",
        "first_enrollment, 2024-01-26 16:15:36.087016+00:00",
        "anything, True",
        "anything, ''",
        "memory, 8 GB LPDDR4"
    })
    void keepsWhatSaysNothingAboutAnybody(String name, String value) {
        assertThat(one(name, value).path(name).stringValue()).isEqualTo(value);
    }

    @Test
    void givesTheSameValueTheSamePseudonymEverywhere() {
        var tree = pseudonyms.tree(JSON.readTree("{\"id\":\"dev-12345\",\"links\":[{\"target\":\"dev-12345\"}]}"));
        assertThat(tree.at("/links/0/target")).isEqualTo(tree.at("/id"));
        assertThat(pseudonyms.address(URI.create("https://acme.api.kandji.io/api/v1/devices/dev-12345/details")))
                .isEqualTo("https://tenant.example/api/v1/devices/"
                        + tree.at("/id").stringValue() + "/details");
    }

    @Test
    void doesNotRepeatItselfInTheNextCapture() {
        assertThat(new Pseudonyms().tree(JSON.readTree("{\"serial\":\"C02XK1ABCDEF\"}")))
                .isNotEqualTo(pseudonyms.tree(JSON.readTree("{\"serial\":\"C02XK1ABCDEF\"}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.api.kandji.io/api/v1/devices?limit=300&serial_number=C02XK1ABCDEF",
                "https://graph.example.com/v1.0/devices?$skiptoken=LastDeviceName%3d%27AnnasMac%27",
                "https://acme.jamfcloud.com/api/v2/users/anna.alpha@example.com"
            })
    void replacesHostAndIdsInAddresses(String address) {
        assertThat(pseudonyms.address(URI.create(address)))
                .startsWith("https://tenant.example/")
                .doesNotContain("acme", "C02XK1", "Annas", "anna.alpha");
    }

    @Test
    void replacesAddressesThatStandInAnswers() {
        var next = one("next", "https://acme.api.kandji.io/api/v1/users?cursor=cXVpdGUtc2VjcmV0");
        assertThat(next.path("next").stringValue())
                .startsWith("https://tenant.example/api/v1/users?cursor=")
                .doesNotContain("acme", "cXVpdGU");
    }

    @Test
    void replacesNumbersThatIdentifyAndKeepsAmounts() {
        var tree = pseudonyms.tree(
                JSON.readTree("{\"jssID\":4711123,\"totalRamMegabytes\":8192,\"latitude\":52.5,\"longitude\":13.4}"));
        assertThat(tree.path("totalRamMegabytes").intValue()).isEqualTo(8192);
        assertThat(tree.path("jssID").longValue()).isNotEqualTo(4711123);
        assertThat(tree.path("latitude").intValue()).isZero();
    }

    @Test
    void replacesMailAddressesUsedAsNames() {
        assertThat(pseudonyms.tree(JSON.readTree("{\"anna@example.com\":1}")).propertyNames())
                .singleElement()
                .satisfies(name -> assertThat(name).isNotEqualTo("anna@example.com"));
    }

    private JsonNode one(String name, String value) {
        return pseudonyms.tree(JSON.createObjectNode().put(name, value));
    }
}
