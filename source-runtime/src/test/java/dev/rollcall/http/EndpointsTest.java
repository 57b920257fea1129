package dev.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/devices?token=x, /api/v1/devices",
        "/api/v2/devices/17/details, /api/v2/devices/{id}/details",
        "/d/6f1c2c4e-7d3a-4d0e-9a52-0c2ad3c5f111, /d/{id}",
        "/users/a@b.example/x, /users/{id}/x",
        "/users/a%40b.example, /users/{id}",
        "/admin/directory/v1/customer/my_customer/devices/chromeos, /admin/directory/v1/customer/my_customer/devices/chromeos",
        "/hardware/byserial/C02XK0AAJG5H, /hardware/byserial/{id}",
        "'', /"
    })
    void countUnderThePathWithoutItsIds(String path, String endpoint) {
        assertThat(Endpoints.of(URI.create("https://mdm.example" + path))).isEqualTo(endpoint);
    }
}
