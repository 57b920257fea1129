package dev.rollcall.host.access.tokens;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API tokens. */
@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Tokens", description = "What programs call with.")
class TokensController {
    private final Tokens tokens;

    TokensController(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A token to be made. */
    @Schema(name = "NewToken", description = "A token to be made.")
    record Create(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "nightly export") @Nullable
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Role role,

            @Schema(description = "When it is of no use any more: at most 366 days ahead; in 90 days if left out.")
            @Nullable
            Instant expiresAt) {}

    /** A token as the API shows it. */
    @Schema(name = "Token", description = "What a program calls with.")
    record View(
            @Schema(description = "It never changes.") String id,
            String name,
            Role role,
            @Schema(description = "Who made it.") String madeBy,
            Instant createdAt,
            Instant expiresAt,

            @Schema(description = "To the minute or so; absent if it never was used.") @Nullable
            Instant lastUsedAt,

            @Schema(description = "What programs send; shown when it is made, and never again.") @Nullable
            String value) {
        static View of(ApiToken token, @Nullable String value) {
            return new View(
                    token.id(),
                    token.name(),
                    token.role(),
                    token.madeBy(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt().orElse(null),
                    value);
        }

        @Override
        public String toString() {
            return "View[" + name + "]";
        }
    }

    @GetMapping
    @Operation(summary = "All tokens, by name", description = "Those that have expired too; never their values.")
    Page<View> all() {
        return Page.whole(
                tokens.all().stream().map(token -> View.of(token, null)).toList());
    }

    @PostMapping
    @Operation(summary = "Make a token", description = "The answer shows its value, once.")
    @ApiResponse(responseCode = "201", description = "It can be used.")
    ResponseEntity<View> create(@RequestBody Create body) {
        var made = tokens.create(body.name(), body.role(), body.expiresAt(), Callers.current());
        return ResponseEntity.created(
                        URI.create("/api/v1/tokens/" + made.token().id()))
                .body(View.of(made.token(), made.value()));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Delete a token", description = "It is of no use from now on.")
    @ApiResponse(responseCode = "204", description = "It is deleted.")
    ResponseEntity<Void> delete(@Parameter(description = "The token's id.") @PathVariable String id) {
        tokens.delete(id, Callers.current());
        return ResponseEntity.noContent().build();
    }
}
