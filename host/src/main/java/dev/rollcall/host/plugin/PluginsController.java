package dev.rollcall.host.plugin;

import dev.rollcall.host.access.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The plugins of this host. */
@RestController
@RequestMapping(PluginsController.ROUTE)
@Tag(name = "Plugins", description = "The files that supply providers.")
class PluginsController {
    static final String ROUTE = "/api/v1/plugins";
    /** The registered type of a jar. */
    static final String JAR = "application/java-archive";

    private static final String ID = "The plugin's id.";

    private final Plugins plugins;
    private final PluginDesk desk;
    private final ProviderUsers users;

    PluginsController(Plugins plugins, PluginDesk desk, ProviderUsers users) {
        this.plugins = plugins;
        this.desk = desk;
        this.users = users;
    }

    /** All that is in the folder. */
    @Schema(name = "Plugins", description = "All that is in the plugins folder of this host.")
    record Listed(
            List<PluginView> items,

            @Schema(description = "Why the folder can't be read, and what to do; absent if it can.") @Nullable
            String problem) {}

    @GetMapping
    @Operation(
            summary = "Plugins, enabled and disabled, and files in the folder that can't be used",
            description = "Of this host: others on the same database have a folder of their own.")
    Listed all() {
        var installed = plugins.installed().stream().map(plugin -> PluginView.of(plugin, users));
        var refused = plugins.refused().stream().map(PluginView::of);
        return new Listed(
                Stream.concat(installed, refused).toList(),
                plugins.folderProblem().orElse(null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One plugin that is enabled or disabled")
    PluginView one(@Parameter(description = ID) @PathVariable String id) throws PluginUnavailableException {
        return PluginView.of(plugins.installed(id), users);
    }

    @PostMapping(consumes = JAR)
    @Operation(
            summary = "Install a plugin, or another version of one",
            description = "The jar is the body. Nothing of it is loaded before its size, its SHA-256, its content and,"
                    + " where trusted certificates are configured, its signature are looked at; what can't be used"
                    + " changes nothing. A disabled plugin stays disabled. A version that is not newer has to be"
                    + " confirmed: without confirm=true the answer is 409. The same file again answers 200 and does"
                    + " nothing.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = JAR, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "201", description = "It is new; Location says where it is.")
    @ApiResponse(responseCode = "200", description = "It took the place of another version, or was there already.")
    ResponseEntity<PluginView> upload(
            @Parameter(description = "The SHA-256 of the jar, 64 hexadecimal digits, as its maker says it.")
                    @RequestParam
                    String sha256,
            @Parameter(description = "Whether a version that is not older may be replaced.")
                    @RequestParam(defaultValue = "false")
                    boolean confirm,
            HttpServletRequest request)
            throws PluginRefusedException, IOException {
        var uploaded = desk.upload(
                request.getInputStream(),
                Optional.of(sha256),
                confirm,
                Callers.current().author());
        var view = PluginView.of(uploaded.plugin(), users);
        return uploaded.before().isPresent()
                ? ResponseEntity.ok(view)
                : ResponseEntity.created(URI.create(
                                ROUTE + "/" + uploaded.plugin().facts().id()))
                        .body(view);
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Remove a plugin with its file",
            description =
                    "Where connections depend on it, it has to be confirmed: without confirm=true the answer is 409"
                            + " and names them. They keep their configuration. Runs that are on are finished within a minute,"
                            + " or interrupted; the answer comes when they are.")
    Removed remove(
            @Parameter(description = ID) @PathVariable String id,
            @Parameter(description = "Whether connections may be left without it.")
                    @RequestParam(defaultValue = "false")
                    boolean confirm)
            throws PluginUnavailableException {
        return new Removed(id, desk.remove(id, confirm, Callers.current().author()), Removed.REMARKS);
    }

    /** What became of a plugin that was removed. */
    @Schema(name = "RemovedPlugin", description = "A plugin that was removed, and what that means.")
    record Removed(
            String id,

            @Schema(description = "The names of the connections that rest without it, by rank.")
            List<String> connections,

            @Schema(description = "What became of what it had, sentences.")
            List<String> remarks) {
        private static final List<String> REMARKS = List.of(
                "Its files are deleted from the plugins folder of this host.",
                "Its connections keep their settings, secrets and policy, and are not synced until a plugin supplies"
                        + " their provider again.",
                "Nothing was written on the platform, and no asset is ended.");
    }

    @PostMapping("/{id}/enable")
    @Operation(
            summary = "Use a disabled plugin again",
            description = "One that can't be used any more stays disabled. An enabled one stays as it is.")
    PluginView enable(@Parameter(description = ID) @PathVariable String id)
            throws PluginUnavailableException, PluginRefusedException {
        return PluginView.of(desk.enable(id, Callers.current().author()), users);
    }

    @PostMapping("/{id}/disable")
    @Operation(
            summary = "Stop using a plugin, and keep its file",
            description = "It stays so through restarts and upgrades, on every host with this database. Its connections"
                    + " keep their configuration, and are not synced meanwhile. Runs that are on are finished within a"
                    + " minute, or interrupted.")
    PluginView disable(@Parameter(description = ID) @PathVariable String id) throws PluginUnavailableException {
        return PluginView.of(desk.disable(id, Callers.current().author()), users);
    }
}
