package dev.rollcall.host.audit;

import dev.rollcall.host.web.Page;
import dev.rollcall.host.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit trail, to be read. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit", description = "Who did what, when and from where.")
class AuditController {
    private final AuditTrail trail;
    private final AuditDesk desk;

    AuditController(AuditTrail trail) {
        this.trail = trail;
        this.desk = new AuditDesk(trail);
    }

    @GetMapping
    @Operation(summary = "Entries of the audit trail, the latest first")
    Page<AuditEntryView> entries(
            @Parameter(description = "Only those whose 'who' has this in it, in any case of its letters.") @RequestParam
                    Optional<String> who,
            @Parameter(description = "Only those whose 'what' has this in it, in any case of its letters.")
                    @RequestParam
                    Optional<String> what,
            @Parameter(description = "Only those of that time and later.") @RequestParam Optional<Instant> since,
            @Parameter(description = "Only those of before that time.") @RequestParam Optional<Instant> until,
            @Parameter(description = "Only those before the entry with this id; 0 for the latest.")
                    @RequestParam(defaultValue = "0")
                    long before,
            @Parameter(description = "How many to show, 1 to 1000.") @RequestParam(defaultValue = "100") int limit) {
        var page = PageRequest.of("before", before, limit, 1000);
        var query = new AuditQuery(AuditDesk.filled(who), AuditDesk.filled(what), since, until);
        var entries = trail.latest(query, before, limit + 1).stream()
                .map(AuditEntryView::of)
                .toList();
        return page.of(entries, last -> UriComponentsBuilder.fromPath("/api/v1/audit")
                .queryParamIfPresent("who", query.who())
                .queryParamIfPresent("what", query.what())
                .queryParamIfPresent("since", since)
                .queryParamIfPresent("until", until)
                .queryParam("before", last.id())
                .queryParam("limit", limit)
                .encode()
                .toUriString());
    }

    @GetMapping("/verification")
    @Operation(
            summary = "Look whether the chain of entries holds",
            description =
                    "Every entry is looked at, and none can be added meanwhile. Note the head somewhere else: only"
                            + " by that can it be seen that the end was cut off, or everything written anew.")
    VerificationView verification(
            @Parameter(description = "A head that was noted earlier; it has to be in the chain.") @RequestParam
                    Optional<String> head) {
        return VerificationView.of(desk.verify(head));
    }
}
