package dev.rollcall.host.sync;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.ComparedDevices;
import dev.rollcall.host.web.Page;
import dev.rollcall.host.web.PageRequest;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The devices of a connection beside their assets. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Connections")
class DevicesController {
    private final Connections connections;
    private final ComparedDevices devices;

    DevicesController(Connections connections, ComparedDevices devices) {
        this.connections = connections;
        this.devices = devices;
    }

    @GetMapping("/connections/{id}/devices")
    @Operation(
            summary = "The devices of a connection beside their assets",
            description = "By their names, as the latest runs left them: whom the MDM shows, who holds the asset, and"
                    + " why the two differ where they do. Nothing is asked of the MDM or the platform for it.")
    Page<ComparedDeviceView> devices(
            @Parameter(description = "The connection's id, or its name.") @PathVariable String id,
            @ParameterObject DeviceQuery query,
            @Parameter(
                            description =
                                    "Where this part begins, as 'next' of the part before says; the beginning without.")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "How many to show, 1 to 500.") @RequestParam(defaultValue = "100") int limit) {
        var page = PageRequest.of("after", 0, limit, 500);
        var connection = connection(connections, id);
        var found = devices.find(connection.id(), query.filter(), DevicePosition.of(after), limit + 1);
        var part = page.of(found, last -> query.addTo(
                        UriComponentsBuilder.fromPath("/api/v1/connections/" + connection.id() + "/devices"))
                .queryParam("after", DevicePosition.after(last))
                .queryParam("limit", limit)
                .build(true)
                .toUriString());
        return new Page<>(part.items().stream().map(ComparedDeviceView::of).toList(), part.next());
    }

    /** By id or name. */
    static ConfiguredConnection connection(Connections connections, String idOrName) {
        return connections
                .find(idOrName)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN,
                        "There is no connection '" + idOrName + "'. Look at the list of connections for its name."));
    }
}
