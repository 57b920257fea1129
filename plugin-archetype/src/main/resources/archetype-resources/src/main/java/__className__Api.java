package ${package};

import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.AnswerHead;
import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.SourceRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API of ${providerName} as far as it is used: its requests, its records, its errors. */
final class ${className}Api {
    /** The most rows that the list gives at once. */
    static final int PAGE = 100;

    private static final String DEVICES = "/api/v1/devices";

    private ${className}Api() {}

    /** A page of the list, sorted by what never changes, so that no device moves while the list is read. */
    static SourceRequest list(long offset, int limit) {
        return SourceRequest.get(DEVICES).with("sort", "id").with("offset", offset).with("limit", limit);
    }

    /** The devices with that serial, compared without case: one page holds them all. */
    static SourceRequest withSerial(String serial) {
        return list(0, PAGE).with("serial", serial);
    }

    static SourceRequest one(String id) {
        var encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return SourceRequest.get(DEVICES + "/" + encoded).countedAs(DEVICES + "/{id}");
    }

    /**
     * What an answer means where the host's table of status codes does not know it. Only the API's own word for it says
     * that a device is not there: any other 404 comes from a wrong address, and must not look like a device that is
     * gone.
     */
    static Optional<Fault> fault(AnswerHead answer) {
        if (answer.status() != 404 || saysNoSuchDevice(answer)) {
            return Optional.empty();
        }
        return Optional.of(new Fault(
                SourceException.Kind.SETTINGS,
                "There is no API of ${providerName} at this address.",
                "Check the address in the connection's settings."));
    }

    private static boolean saysNoSuchDevice(AnswerHead answer) {
        return answer.json()
                .filter(body -> body.path("error").asString("").equals("no_such_device"))
                .isPresent();
    }

    /**
     * A device as the API sends it. What may be missing is {@code @Nullable}; a field that is not named is ignored.
     *
     * @param owner an object, or JSON's null for nobody, or Java's null where the field is missing
     * @param lastSeen ISO 8601
     */
    record ListedDevice(
            @Nullable String id,
            @Nullable String serial,
            @Nullable String name,
            @Nullable String model,
            @Nullable String os,
            @Nullable String osVersion,
            @Nullable Long memoryMib,
            @Nullable String state,
            @Nullable String lastSeen,
            @Nullable JsonNode owner) {}
}
