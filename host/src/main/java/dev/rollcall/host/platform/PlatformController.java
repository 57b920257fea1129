package dev.rollcall.host.platform;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.web.CheckView;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The asset platform. */
@RestController
@RequestMapping("/api/v1/platform")
@Tag(name = "Platform", description = "The asset platform beside which the host runs.")
class PlatformController {
    private final Platforms platforms;
    private final PlatformDesk desk;

    PlatformController(Platforms platforms, PlatformDesk desk) {
        this.platforms = platforms;
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            summary = "Which platform is set, and how",
            description = "Asks the platform nothing. The entity tag is the version of the settings that people made.")
    ResponseEntity<PlatformView> state() {
        return answer(platforms.current());
    }

    @PutMapping
    @Operation(
            summary = "Set the platform",
            description = "All of it: what is left out is as if nobody had set it, but tokens, which stay. What the"
                    + " configuration sets is fixed, and is to be left out or sent as it is. The next run works with"
                    + " it; one that is on ends with what it began with. Another address, or kind, asks for tokens anew, is"
                    + " refused while a connection is active or a run is on, and has to say whose the assets there"
                    + " are: without \"assets\" the answer is 409 and says what either means.")
    ResponseEntity<PlatformView> change(
            @Parameter(
                            description = "The entity tag of the settings as they were looked at; if they were changed"
                                    + " since, the answer is 412 and nothing is done.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestBody PlatformView.Change body) {
        return answer(platforms.change(new PlatformChange(
                body.draft(),
                body.cleared(),
                Optional.ofNullable(body.assets()),
                version(ifMatch),
                Callers.current().author())));
    }

    @PostMapping("/check")
    @Operation(
            summary = "Look whether everything is there that a sync needs",
            description = "Writes nothing. A check that found something in the way answers 200 with \"passed\": false.")
    CheckView check() throws PlatformException, InterruptedException {
        return desk.check();
    }

    @PostMapping("/prepare")
    @Operation(
            summary = "Make the fields and statuses that are missing",
            description =
                    "Without \"agreed\" nothing is done, and \"proposed\" says what would be. Send the ids of what"
                            + " you agree on to have it done.")
    PlatformView.Result prepare(@RequestBody(required = false) PlatformView.@Nullable Agreement body)
            throws PlatformException, InterruptedException {
        var ids = body == null ? null : body.agreed();
        if (ids == null || ids.isEmpty()) {
            return new PlatformView.Result(List.of(), PlatformView.Proposal.of(desk.proposed()), List.of());
        }
        var prepared = desk.prepare(ids);
        return new PlatformView.Result(
                prepared.done(), PlatformView.Proposal.of(prepared.proposed()), prepared.leftOut());
    }

    private ResponseEntity<PlatformView> answer(CurrentPlatform current) {
        return ResponseEntity.ok()
                .eTag(tag(current.stored().version()))
                .body(PlatformView.of(current, obstacle(current)));
    }

    private @Nullable String obstacle(CurrentPlatform current) {
        try {
            desk.requireReady();
            return current.problems().stream()
                    .findFirst()
                    .map(problem -> problem.message() + " " + problem.cure())
                    .orElse(null);
        } catch (PlatformException e) {
            return e.getMessage();
        }
    }

    private OptionalLong version(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return OptionalLong.empty();
        }
        var present = platforms.version();
        if (Arrays.stream(header.split(",")).map(String::strip).noneMatch(tag(present)::equals)) {
            throw new ProblemException(
                    ProblemType.PRECONDITION,
                    "The platform's settings are not as If-Match says any more. Look at them as they are now, and"
                            + " change them then.");
        }
        return OptionalLong.of(present);
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
