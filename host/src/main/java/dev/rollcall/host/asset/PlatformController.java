package dev.rollcall.host.asset;

import dev.rollcall.host.web.CheckView;
import dev.rollcall.host.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The asset platform. */
@RestController
@RequestMapping("/api/v1/platform")
@Tag(name = "Platform", description = "The asset platform beside which the host runs.")
class PlatformController {
    private final PlatformAccess access;
    private final PlatformFacts facts;

    PlatformController(PlatformAccess access, PlatformFacts facts) {
        this.access = access;
        this.facts = facts;
    }

    @GetMapping
    @Operation(summary = "Which platform is configured", description = "Asks the platform nothing.")
    PlatformView state() {
        try {
            access.platform();
            return new PlatformView(true, facts.kind(), facts.url(), null);
        } catch (PlatformException e) {
            return new PlatformView(false, facts.kind(), facts.url(), e.getMessage());
        }
    }

    @PostMapping("/check")
    @Operation(
            summary = "Look whether everything is there that a sync needs",
            description = "Writes nothing. A check that found something in the way answers 200 with \"passed\": false.")
    CheckView check() throws PlatformException, InterruptedException {
        return CheckView.of(access.platform().check());
    }

    @PostMapping("/prepare")
    @Operation(
            summary = "Make the custom fields and status labels that are missing",
            description =
                    "Without \"agreed\" nothing is done, and \"proposed\" says what would be. Send the ids of what"
                            + " you agree on to have it done.")
    PlatformView.Result prepare(@RequestBody(required = false) PlatformView.@Nullable Agreement body)
            throws PlatformException, InterruptedException {
        var platform = access.platform();
        var proposed = platform.preparations();
        var ids = body == null ? null : body.agreed();
        if (ids == null || ids.isEmpty()) {
            return new PlatformView.Result(List.of(), PlatformView.Proposal.of(proposed), List.of());
        }
        if (ids.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.invalid("agreed", "One of the ids is missing.", "Send ids of what is proposed.");
        }
        var agreed = proposed.stream()
                .filter(preparation -> ids.contains(preparation.id()))
                .toList();
        var leftOut = ids.stream()
                .filter(id -> agreed.stream().noneMatch(one -> one.id().equals(id)))
                .toList();
        var done = agreed.isEmpty() ? List.<String>of() : platform.prepare(agreed);
        return new PlatformView.Result(done, PlatformView.Proposal.of(platform.preparations()), leftOut);
    }
}
