package dev.rollcall.host.audit;

import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Where ADMINs read the audit trail. */
@Controller
class AuditPage {
    private static final String ROUTE = "/audit";
    private static final int AT_ONCE = 50;
    private static final int MOST_LINES = 6;

    private final AuditTrail trail;
    private final AuditDesk desk;

    AuditPage(AuditTrail trail) {
        this.trail = trail;
        this.desk = new AuditDesk(trail);
    }

    /**
     * What is looked for, as it was entered.
     *
     * @param since a day in UTC, that day included
     * @param until a day in UTC, that day included
     */
    record Filter(String who, String what, String since, String until) {
        static final Filter NONE = new Filter("", "", "", "");

        static Filter of(Optional<String> who, Optional<String> what, Optional<String> since, Optional<String> until) {
            return new Filter(said(who), said(what), said(since), said(until));
        }

        private static String said(Optional<String> text) {
            return text.map(String::strip).orElse("");
        }

        /** Whether anything is looked for. */
        public boolean isAny() {
            return !equals(NONE);
        }
    }

    /**
     * An entry as it is shown.
     *
     * @param first the first line of its details
     * @param more how many lines are shown on request only; 0 if all are shown
     */
    record Row(AuditEntry entry, String first, int more) {
        static Row of(AuditEntry entry) {
            var lines = entry.details().lines().toList();
            return lines.size() > MOST_LINES
                    ? new Row(entry, lines.get(0), lines.size() - 1)
                    : new Row(entry, entry.details(), 0);
        }
    }

    @GetMapping(ROUTE)
    ModelAndView entries(
            @RequestParam Optional<String> who,
            @RequestParam Optional<String> what,
            @RequestParam Optional<String> since,
            @RequestParam Optional<String> until,
            @RequestParam(defaultValue = "0") long before) {
        var filter = Filter.of(who, what, since, until);
        var problems = new ArrayList<FieldProblem>();
        var from = day("since", filter.since(), problems);
        var to = day("until", filter.until(), problems);
        if (!problems.isEmpty()) {
            return page(filter, List.of(), HttpStatus.UNPROCESSABLE_CONTENT).addObject("problems", problems);
        }
        var query = new AuditQuery(
                given(filter.who()),
                given(filter.what()),
                from.map(AuditPage::start),
                to.map(last -> start(last.plusDays(1))));
        var start = Math.max(0, before);
        var found = trail.latest(query, start, AT_ONCE + 1);
        var shown = found.subList(0, Math.min(AT_ONCE, found.size()));
        return page(filter, shown, HttpStatus.OK)
                .addObject("latest", start == 0 ? null : address(filter, 0))
                .addObject(
                        "earlier",
                        found.size() > AT_ONCE
                                ? address(filter, shown.get(AT_ONCE - 1).id())
                                : null);
    }

    /** Nothing is changed by it; it is sent as a form for it keeps everybody else from writing meanwhile. */
    @PostMapping(ROUTE + "/verification")
    ModelAndView verify(@RequestParam Optional<String> head) {
        try {
            return verification(head, HttpStatus.OK).addObject("found", desk.verify(head));
        } catch (ProblemException e) {
            return verification(head, e.type().status()).addObject("problems", e.shown());
        }
    }

    private static ModelAndView verification(Optional<String> head, HttpStatus status) {
        return new ModelAndView("audit/verification", status).addObject("head", head.orElse(""));
    }

    private static ModelAndView page(Filter filter, List<AuditEntry> entries, HttpStatus status) {
        var view = new ModelAndView("audit/entries", status);
        view.addObject("filter", filter);
        view.addObject("entries", entries.stream().map(Row::of).toList());
        return view;
    }

    private static String address(Filter filter, long before) {
        return UriComponentsBuilder.fromPath(ROUTE)
                .queryParamIfPresent("who", given(filter.who()))
                .queryParamIfPresent("what", given(filter.what()))
                .queryParamIfPresent("since", given(filter.since()))
                .queryParamIfPresent("until", given(filter.until()))
                .queryParamIfPresent("before", Optional.of(before).filter(id -> id > 0))
                .encode()
                .toUriString();
    }

    private static Optional<String> given(String text) {
        return AuditDesk.filled(Optional.of(text));
    }

    private static Optional<LocalDate> day(String field, String text, List<FieldProblem> problems) {
        try {
            return given(text).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            problems.add(
                    new FieldProblem(field, "The value is no day.", "Enter one such as 2026-11-22, or leave it out."));
            return Optional.empty();
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
