package dev.rollcall.host.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a look at the chain found, as the API shows it. */
@Schema(name = "Verification", description = "What a look at the whole audit trail found.")
record VerificationView(
        @Schema(description = "Whether every entry is as it was written, and follows the one before.")
        boolean holds,

        long entries,

        @Schema(description = "The id of the first entry; higher than 1 where older ones were pruned.")
        long first,

        @Schema(description = "The digest of the last entry: note it elsewhere.")
        String head,

        @Schema(description = "How many entries personal data was erased from, with an entry that vouches for it.")
        long erased,

        @Schema(description = "What is not as it was written, the first of it; a sentence each.")
        List<String> problems) {
    static VerificationView of(Verification found) {
        return new VerificationView(
                found.holds(), found.entries(), found.first(), found.head(), found.erased(), found.problems());
    }
}
