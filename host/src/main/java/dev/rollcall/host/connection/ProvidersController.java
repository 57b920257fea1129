package dev.rollcall.host.connection;

import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The providers that can be connected. */
@RestController
@RequestMapping("/api/v1/providers")
@Tag(name = "Providers", description = "MDM products that plugins supply.")
class ProvidersController {
    private final Plugins plugins;

    ProvidersController(Plugins plugins) {
        this.plugins = plugins;
    }

    @GetMapping
    @Operation(summary = "Providers that can be connected, with what they ask an admin for")
    Page<ProviderView> all() {
        return Page.whole(plugins.providers().stream().map(ProviderView::of).toList());
    }
}
