package dev.rollcall.host.connection;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients send about connections, as the API's description shows it; {@link ConnectionBody} reads it. */
final class ConnectionRequests {
    private static final String CONFIRM = "That a person has read what a change of the opt-in does. Without it, such a"
            + " request is answered with 409 and with what will happen, and nothing is stored.";

    private ConnectionRequests() {}

    /** A connection to be made. */
    @Schema(name = "NewConnection", description = "A connection to be made.")
    record Create(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "kandji")
            String provider,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Acme Iru")
            String name,

            @Schema(description = "Whether it is synced from now on.", defaultValue = "true") @Nullable
            Boolean active,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "By the keys of the provider's settings, secrets included.",
                    example =
                            "{\"apiUrl\": \"https://acme.api.kandji.io\", \"apiToken\": \"01234567-89ab-cdef-0123-456789abcdef\"}")
            Map<String, String> settings,

            @Schema(description = "Its place in the order; the last one if left out.") @Nullable
            Integer rank,

            @Nullable PolicyView policy,

            @Schema(
                    description = "When it is synced by itself: a cron expression of six fields and a time zone, UTC"
                            + " without one; \"never\"; empty for daily.",
                    example = "\"0 0 3 * * * Europe/Berlin\"")
            @Nullable
            String schedule,

            @Schema(description = CONFIRM, defaultValue = "false") @Nullable
            Boolean confirm) {}

    /** What is to change. */
    @Schema(
            name = "ConnectionChange",
            description = "What is to change, as a merge patch (RFC 7396): what is left out stays, and null takes a"
                    + " setting or a schedule away, or a field of the policy back to that of a new connection.")
    record Change(
            @Nullable String name,
            @Nullable Integer rank,

            @Schema(
                    description = "A secret that reads \"set\" stays as it is.",
                    example = "{\"apiToken\": \"fedcba98-7654-3210-fedc-ba9876543210\"}")
            @Nullable
            Map<String, String> settings,

            @Nullable PolicyView policy,
            @Nullable String schedule,

            @Schema(description = CONFIRM, defaultValue = "false") @Nullable
            Boolean confirm) {}
}
