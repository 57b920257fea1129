package dev.rollcall.host.sync.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the numbers of the rules mean that changes carry. */
@Controller
class RulesPage {

    @GetMapping("/rules")
    ModelAndView show() {
        return new ModelAndView("sync/rules").addObject("rules", RuleText.all());
    }
}
