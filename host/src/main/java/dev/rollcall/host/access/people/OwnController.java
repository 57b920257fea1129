package dev.rollcall.host.access.people;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What callers see and change of themselves. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Me", description = "The caller.")
class OwnController {
    private final Logins logins;

    OwnController(Logins logins) {
        this.logins = logins;
    }

    /** The caller as the API shows it. */
    @Schema(name = "Me", description = "Who calls.")
    record View(
            Caller.Kind kind,

            @Schema(description = "What is kept of what the caller does names it so.")
            String name,

            Role role) {}

    @GetMapping
    @Operation(summary = "Who calls, and with which role")
    View me() {
        var caller = Callers.current();
        return new View(caller.kind(), caller.name(), caller.role());
    }

    @PostMapping("/password")
    @Operation(
            summary = "Give oneself another password",
            description = "It ends one's sessions, this one too. Wrong ones count as attempts to log in.")
    @ApiResponse(responseCode = "204", description = "It is changed.")
    ResponseEntity<Void> password(@RequestBody PeopleRequests.Own body) {
        logins.changeOwn(body.current(), body.password(), Callers.current());
        return ResponseEntity.noContent().build();
    }
}
