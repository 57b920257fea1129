package dev.rollcall.host.retention;

import dev.rollcall.host.audit.Author;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Erases persons on request. */
@RestController
@RequestMapping("/api/v1/erasures")
@Tag(name = "Erasures", description = "Persons taken out of the journal and the audit trail.")
class ErasuresController {
    /** A shorter one would be found in the middle of sentences about others. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 200;
    private static final int MOST_NAMES = 20;

    private final Erasures erasures;

    ErasuresController(Erasures erasures) {
        this.erasures = erasures;
    }

    @PostMapping
    @Operation(
            summary = "Take a person out of the journal and the audit trail",
            description = "Names, addresses and accounts become \"(erased)\". The platform, the MDM, and what Rollcall"
                    + " needs to go on stay as they are. It can't be taken back, and may take minutes.")
    ErasureView erase(@RequestBody ErasureRequest body, Principal principal, HttpServletRequest request) {
        var person = body.person();
        var names = body.names() == null ? List.<String>of() : body.names();
        check(person, names);
        var author = Author.of(principal.getName(), request.getRemoteAddr());
        var result = erasures.erase(Objects.requireNonNull(person).strip(), names, author);
        return new ErasureView(result.changes(), result.runs(), result.devices(), result.entries(), result.left());
    }

    private static void check(@Nullable String person, List<@Nullable String> names) {
        var problems = new ArrayList<FieldProblem>();
        if (isUnfit(person)) {
            problems.add(new FieldProblem(
                    "person",
                    "The value is missing, or has fewer than " + SHORTEST + " or more than " + LONGEST + " characters.",
                    "Enter an e-mail address, or the account where the MDM shows no address."));
        }
        for (var i = 0; i < names.size(); i++) {
            if (isUnfit(names.get(i))) {
                problems.add(new FieldProblem(
                        "names[" + i + "]",
                        "The name is blank, or has fewer than " + SHORTEST + " or more than " + LONGEST
                                + " characters.",
                        "Enter a whole name, or leave it out."));
            }
        }
        if (names.size() > MOST_NAMES) {
            problems.add(new FieldProblem(
                    "names", "There are more than " + MOST_NAMES + " names.", "Erase one person at a time."));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private static boolean isUnfit(@Nullable String text) {
        return text == null || text.strip().length() < SHORTEST || text.length() > LONGEST;
    }

    /** Who is to be erased. */
    @Schema(name = "NewErasure", description = "A person to be erased.")
    record ErasureRequest(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "An e-mail address, or the account where the MDM shows no address.",
                    example = "ann@example.com")
            @Nullable
            String person,

            @Schema(
                    description = "What else they are called, beyond what the journal knows.",
                    example = "[\"Ann Example\"]")
            @Nullable
            List<String> names) {}

    /** What was erased. */
    @Schema(name = "Erasure", description = "What a person was erased from; it names nobody.")
    record ErasureView(
            @Schema(description = "Changes of the journal.") long changes,
            @Schema(description = "Runs of the journal.") long runs,

            @Schema(description = "Devices in the lists of connections.")
            long devices,

            @Schema(description = "Entries of the audit trail.")
            long entries,

            @Schema(
                    description =
                            "Changes that are under way or wait for a person, and name them still: erase again when"
                                    + " they are decided.")
            long left) {}
}
