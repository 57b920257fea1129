package dev.rollcall.host.operation;

import dev.rollcall.host.notification.Notifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where people see how the host is, and what of it needs one of them. */
@Controller
class AboutPage {
    private final HostState state;
    private final Notifier notifier;

    AboutPage(HostState state, Notifier notifier) {
        this.state = state;
        this.notifier = notifier;
    }

    @GetMapping("/about")
    ModelAndView about() {
        var view = new ModelAndView("operation/about", HttpStatus.OK);
        var needs = state.needs();
        view.addObject("needs", needs);
        view.addObject("open", notifier.open());
        view.addObject("host", state.now());
        return view;
    }
}
