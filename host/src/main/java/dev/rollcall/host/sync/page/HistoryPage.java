package dev.rollcall.host.sync.page;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.sync.DeviceHistory;
import dev.rollcall.host.sync.Notebook;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What was seen, decided and written for one device, and why: the latest first. */
@Controller
class HistoryPage {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final Notebook notebook;
    private final Serials serials;
    private final ChangeLines lines;

    HistoryPage(Notebook notebook, Serials serials, ChangeLines lines) {
        this.notebook = notebook;
        this.serials = serials;
        this.lines = lines;
    }

    @GetMapping("/assets/{serial}")
    ModelAndView show(@PathVariable String serial, @RequestParam(defaultValue = "false") boolean longer) {
        return ofSerial(serial, longer);
    }

    /**
     * That of a device whose serial is no part of an address, or of an asset without one.
     *
     * @param asset the platform's id
     */
    @GetMapping("/assets")
    ModelAndView find(
            @RequestParam @Nullable String serial,
            @RequestParam @Nullable String asset,
            @RequestParam(defaultValue = "false") boolean longer) {
        var entered = RunsQuery.given(serial);
        var id = RunsQuery.given(asset);
        if (entered.isEmpty() && id.isPresent()) {
            var history = DeviceHistory.ofAsset(notebook, id.get(), limit(longer) + 1);
            return page(new Subject(null, id.get(), null), history, longer);
        }
        return entered.isPresent()
                ? ofSerial(entered.get(), longer)
                : new ModelAndView("sync/history").addObject("subject", new Subject(null, null, null));
    }

    /**
     * What the history is of.
     *
     * @param serial normalised (R3); null where it is of an asset, or of nothing yet
     * @param asset the platform's id; null where it is of a serial, or of nothing yet
     * @param unusable what was entered, where that is a placeholder; else null
     */
    record Subject(
            @Nullable String serial,
            @Nullable String asset,
            @Nullable String unusable) {}

    private ModelAndView ofSerial(String entered, boolean longer) {
        var serial = serials.normalise(entered);
        if (serial == null) {
            return new ModelAndView("sync/history", HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("subject", new Subject(null, null, entered));
        }
        return page(
                new Subject(serial, null, null), DeviceHistory.ofSerial(notebook, serial, limit(longer) + 1), longer);
    }

    private ModelAndView page(Subject subject, DeviceHistory history, boolean longer) {
        var view = new ModelAndView("sync/history", history.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.OK);
        var names = lines.names();
        var changes = history.changes();
        var shown = changes.subList(0, Math.min(changes.size(), limit(longer)));
        var seen =
                history.sightings().stream().flatMap(sighting -> HistoryMoment.of(sighting, history, names).stream());
        var changed = lines.of(shown).stream().map(HistoryMoment::of);
        view.addObject("subject", subject);
        view.addObject("maySync", Callers.current().role().covers(Role.OPERATOR));
        view.addObject("asset", label(history));
        view.addObject(
                "decider",
                history.decider().map(id -> names.getOrDefault(id, id)).orElse(null));
        view.addObject(
                "moments",
                Stream.concat(seen, changed)
                        .sorted(Comparator.comparing(HistoryMoment::at).reversed())
                        .toList());
        view.addObject("hasMore", changes.size() > shown.size());
        view.addObject("isLonger", longer);
        return view;
    }

    /** The asset as the latest change knows it; null where none does. */
    private @Nullable ChangeLine label(DeviceHistory history) {
        return history.changes().stream()
                .filter(change -> change.assetId() != null)
                .findFirst()
                .map(change -> lines.of(List.of(change)).get(0))
                .orElse(null);
    }

    private static int limit(boolean longer) {
        return longer ? MOST : USUAL;
    }
}
