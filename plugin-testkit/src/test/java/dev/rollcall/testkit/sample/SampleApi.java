package dev.rollcall.testkit.sample;

import dev.rollcall.api.Partition;
import dev.rollcall.api.http.SourceRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The sample MDM's requests and wire records. */
final class SampleApi {
    static final Partition COMPUTERS = new Partition("computers", "Computers");
    static final Partition PHONES = new Partition("phones", "Phones");
    static final String TOKEN_PATH = "/oauth/token";

    private SampleApi() {}

    static SourceRequest list(Partition partition, long offset, int limit) {
        return SourceRequest.get("/v1/" + partition).with("offset", offset).with("limit", limit);
    }

    static SourceRequest one(Partition partition, String id) {
        return SourceRequest.get("/v1/" + partition + "/" + id).countedAs("/v1/" + partition + "/{id}");
    }

    static SourceRequest bySerial(Partition partition, String serial) {
        return SourceRequest.get("/v1/" + partition + "/search").with("serial", serial);
    }

    static SourceRequest details(Partition partition, String id) {
        return SourceRequest.get("/v1/" + partition + "/" + id + "/details")
                .countedAs("/v1/" + partition + "/{id}/details");
    }

    static SourceRequest changes(Partition partition, Instant since, long offset, int limit) {
        return SourceRequest.get("/v1/" + partition + "/changes")
                .with("since", since)
                .with("offset", offset)
                .with("limit", limit);
    }

    /**
     * A device as it is listed.
     *
     * @param user an object, null for nobody, or missing where the MDM does not know
     */
    record ListedDevice(
            String id,
            @Nullable String serial,
            @Nullable String name,
            @Nullable String model,
            @Nullable JsonNode user,
            @Nullable String state,
            @Nullable String seen) {}

    /** What the list does not say. */
    record Details(String id, @Nullable Long memory) {}
}
