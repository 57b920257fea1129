package dev.rollcall.host.access.people;

import dev.rollcall.host.access.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What clients send about people. */
final class PeopleRequests {
    private PeopleRequests() {}

    /** A person to be made known. */
    @Schema(name = "NewPerson", description = "Somebody who is to log in with a password.")
    record Create(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "ann@example.com") @Nullable
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Role role,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "At least 12 characters, at most 72 bytes, and without the name.",
                    example = "four quiet words here")
            @Nullable
            String password) {
        @Override
        public String toString() {
            return "Create[" + name + "]";
        }
    }

    /** What is to change. */
    @Schema(name = "PersonChange", description = "What is to change; what is left out stays. It ends their sessions.")
    record Change(@Nullable Role role, @Nullable Boolean disabled) {}

    /** Another password for somebody. */
    @Schema(name = "NewPassword", description = "Another password. It ends their sessions.")
    record Password(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "four quiet words here") @Nullable
            String password) {
        @Override
        public String toString() {
            return "Password[]";
        }
    }

    /** Another password for oneself. */
    @Schema(name = "OwnPassword", description = "Another password for oneself. It ends one's sessions.")
    record Own(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The one so far.") @Nullable
            String current,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "four quiet words here") @Nullable
            String password) {
        @Override
        public String toString() {
            return "Own[]";
        }
    }
}
