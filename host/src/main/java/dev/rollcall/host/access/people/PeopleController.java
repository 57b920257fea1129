package dev.rollcall.host.access.people;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The people. */
@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "People", description = "Who may log in, and what they may do.")
class PeopleController {
    private static final String ID = "The person's id.";

    private final People people;

    PeopleController(People people) {
        this.people = people;
    }

    @GetMapping
    @Operation(summary = "All people, by name")
    Page<PersonView> all() {
        return Page.whole(people.all().stream().map(PersonView::of).toList());
    }

    @PostMapping
    @Operation(summary = "Make a person known who logs in with a password")
    @ApiResponse(responseCode = "201", description = "They may log in; Location says where they are.")
    ResponseEntity<PersonView> create(@RequestBody PeopleRequests.Create body) {
        var made = people.create(body.name(), body.role(), body.password(), Callers.current());
        return ResponseEntity.created(URI.create("/api/v1/people/" + made.id())).body(PersonView.of(made));
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change what a person may do, or keep them out",
            description = "It ends their sessions. The last ADMIN stays one.")
    PersonView change(@Parameter(description = ID) @PathVariable String id, @RequestBody PeopleRequests.Change body) {
        return PersonView.of(people.change(
                id, Optional.ofNullable(body.role()), Optional.ofNullable(body.disabled()), Callers.current()));
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Delete a person",
            description = "It ends their sessions; tokens that they made stay. The last ADMIN can't be deleted.")
    @ApiResponse(responseCode = "204", description = "They are deleted.")
    ResponseEntity<Void> delete(@Parameter(description = ID) @PathVariable String id) {
        people.delete(id, Callers.current());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/password")
    @Operation(summary = "Give a person another password", description = "It ends their sessions.")
    @ApiResponse(responseCode = "204", description = "They have it.")
    ResponseEntity<Void> password(
            @Parameter(description = ID) @PathVariable String id, @RequestBody PeopleRequests.Password body) {
        people.setPassword(id, body.password(), Callers.current());
        return ResponseEntity.noContent().build();
    }
}
