package dev.rollcall.host.connection;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.web.PageTexts;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Which MDMs can be connected, which are, and how their syncs went; for everybody, each with the buttons of the role. */
@Controller
class IntegrationsPage {
    private final Connections connections;
    private final WatchedConnections watched;
    private final Tiles tiles;
    private final Plugins plugins;
    private final PageTexts texts;

    IntegrationsPage(
            Connections connections,
            List<ConnectionWatch> watches,
            Plugins plugins,
            NextSyncs nextSyncs,
            LastSyncs lastSyncs,
            MessageSource messages) {
        this.connections = connections;
        this.watched = new WatchedConnections(connections, watches);
        this.tiles = new Tiles(plugins, nextSyncs, lastSyncs);
        this.plugins = plugins;
        this.texts = new PageTexts(messages);
    }

    @GetMapping("/integrations")
    ModelAndView show() {
        var role = Callers.current().role();
        var all = connections.all();
        var view = new ModelAndView("connection/integrations", HttpStatus.OK);
        view.addObject("tiles", tiles.of(all));
        view.addObject("order", Places.of(all));
        view.addObject("refused", plugins.refused().size());
        view.addObject("isAdmin", role.covers(Role.ADMIN));
        view.addObject("maySync", role.covers(Role.OPERATOR));
        return view;
    }

    /** Moves a connection up: before the one above it in the order. */
    @PostMapping("/connections/{id}/rank")
    RedirectView moveUp(@PathVariable String id, @RequestParam String before, RedirectAttributes said)
            throws ConnectionException {
        var moved = watched.find(id);
        var other = watched.find(before);
        watched.change(
                moved.id(),
                new Entered<>(ConnectionChange.NONE.rank(other.rank()), List.of(), false),
                OptionalLong.empty(),
                Callers.current().author());
        said.addFlashAttribute("flash", texts.of("integrations.moved", moved.name(), other.name()));
        return new RedirectView("/integrations#order", true);
    }
}
