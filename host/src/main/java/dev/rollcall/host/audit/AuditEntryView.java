package dev.rollcall.host.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry as the API shows it. */
@Schema(
        name = "AuditEntry",
        description = "Who did what. No entry is ever changed, but for the erasure of personal data.")
record AuditEntryView(
        @Schema(description = "Counts the entries, from 1, without a gap.")
        long id,

        Instant at,

        @Schema(description = "A person, a token, or a file.", example = "The bootstrap token")
        String who,

        @Schema(description = "The address that the request came from; absent where none did.") @Nullable
        String from,

        @Schema(description = "In a few words.", example = "connection changed")
        String what,

        @Schema(description = "For people, a line for each thing; a secret only shows as changed.")
        String details,

        @Schema(description = "Of this entry and, through it, of all before.")
        String digest) {
    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                entry.id(),
                entry.at(),
                entry.who(),
                entry.from().orElse(null),
                entry.what(),
                entry.details(),
                entry.digest());
    }
}
