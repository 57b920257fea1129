package dev.rollcall.host.sync;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.journal.Purpose;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/** What the buttons of a connection start; they lead to the page of the run. */
@Controller
class ConnectionRunsPage {
    private final Syncs syncs;

    ConnectionRunsPage(Syncs syncs) {
        this.syncs = syncs;
    }

    @PostMapping("/connections/{id}/sync")
    RedirectView sync(@PathVariable String id) throws SyncException {
        return started(id, Purpose.APPLY);
    }

    @PostMapping("/connections/{id}/preview")
    RedirectView preview(@PathVariable String id) throws SyncException {
        return started(id, Purpose.PREVIEW);
    }

    private RedirectView started(String id, Purpose purpose) throws SyncException {
        var started =
                syncs.sync(id, purpose, Optional.empty(), Callers.current().name());
        return new RedirectView("/runs/" + started.run().id(), true);
    }
}
