package dev.rollcall.host.access.people;

import dev.rollcall.host.access.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person as the API shows them. */
@Schema(name = "Person", description = "Somebody who may log in.")
record PersonView(
        @Schema(description = "It never changes.") String id,

        @Schema(description = "What they log in with.", example = "ann@example.com")
        String name,

        Role role,

        @Schema(description = "Whether they are kept out.") boolean disabled,

        @Schema(description = "Whether an identity provider lets them in; their role is its own then.")
        boolean external,

        Instant createdAt,

        @Schema(description = "Absent if they never logged in.") @Nullable
        Instant lastLoginAt) {

    static PersonView of(Person person) {
        return new PersonView(
                person.id(),
                person.name(),
                person.role(),
                person.disabled(),
                person.external(),
                person.createdAt(),
                person.lastLoginAt().orElse(null));
    }
}
