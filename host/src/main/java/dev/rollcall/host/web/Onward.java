package dev.rollcall.host.web;

import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Leads from a form that did something to a page, which says so. Safe for all threads. */
public final class Onward {
    private final PageTexts texts;

    public Onward(PageTexts texts) {
        this.texts = texts;
    }

    /**
     * Leads to a page of the host.
     *
     * @param page its path
     * @param flash of the request
     * @param said the name of the text that the page begins with
     * @param values of the text
     */
    public ModelAndView to(String page, RedirectAttributes flash, String said, Object... values) {
        flash.addFlashAttribute("flash", texts.of(said, values));
        return new ModelAndView(new RedirectView(page, true));
    }
}
