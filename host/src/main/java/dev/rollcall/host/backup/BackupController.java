package dev.rollcall.host.backup;

import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out backups. */
@RestController
@RequestMapping("/api/v1/backups")
@Tag(name = "Backups", description = "Copies of the embedded database and the plugins.")
class BackupController {
    private static final Logger log = LoggerFactory.getLogger(BackupController.class);
    private static final String MEDIA_TYPE = "application/zip";

    private final Backups backups;
    private final AuditTrail audit;

    BackupController(Backups backups, AuditTrail audit) {
        this.backups = backups;
        this.audit = audit;
    }

    @PostMapping(produces = MEDIA_TYPE)
    @Operation(
            summary = "Make a backup of the database and the plugins",
            description =
                    "A zip of the state at one moment, while everything goes on. The key that secrets are encrypted"
                            + " with is not in it. Where the state is in PostgreSQL there is none: use pg_dump.")
    @ApiResponse(
            responseCode = "200",
            description = "The backup.",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = "string", format = "binary")))
    void make(Principal principal, HttpServletRequest request, HttpServletResponse response) {
        try (var backup = backups.make()) {
            audit.add(
                    Author.of(principal.getName(), request.getRemoteAddr()),
                    "backup made",
                    "The database and plugins.");
            response.setContentType(MEDIA_TYPE);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rollcall-backup.zip\"");
            backup.writeTo(response.getOutputStream());
        } catch (BackupException e) {
            log.debug("A backup can't be made.", e);
            throw new ProblemException(ProblemType.CONFLICT, e.getMessage());
        } catch (IOException e) {
            log.debug("The client did not wait for the backup.", e);
        }
    }
}
