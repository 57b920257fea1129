package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.SerializationFeature;

/**
 * The description of the API that is checked in is the one that is served, so that no route or field changes unnoticed.
 * To renew it, run this test with {@code -Drollcall.renew=true} and look at what has changed.
 */
class OpenApiDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/reference/openapi.json");

    @TempDir
    private Path home;

    @Test
    void isTheOneThatIsCheckedIn() throws IOException {
        var served = served();
        if (Boolean.getBoolean("rollcall.renew")) {
            Files.writeString(DOCUMENT, served);
        }
        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as("The API is another than docs/reference/openapi.json says. If that is meant, run `mvn -pl host"
                        + " -Dtest=OpenApiDocumentTest -Drollcall.renew=true test`, and check the file in.")
                .isEqualTo(served);
    }

    private String served() {
        try (var host = ApiHost.start(home, Map.of())) {
            var description = host.get("/api/v1/openapi.json").json();
            return ApiHost.JSON
                            .writer()
                            .with(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(description)
                            .replace("\r\n", "\n")
                    + "\n";
        }
    }
}
