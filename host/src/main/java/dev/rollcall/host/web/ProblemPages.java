package dev.rollcall.host.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Shows people in a page what stands in the way of their request. Programs get problem details. Safe for all threads. */
public final class ProblemPages {
    /** What programs call: they get problem details whatever they accept. */
    private static final String[] FOR_PROGRAMS = {"/api/", "/hooks/", "/actuator/"};

    private final ObjectProvider<ThymeleafViewResolver> views;

    public ProblemPages(ObjectProvider<ThymeleafViewResolver> views) {
        this.views = views;
    }

    /** Whether a person sent the request, from a browser, to one of the pages. */
    public static boolean areWanted(HttpServletRequest request) {
        var address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && Stream.of(FOR_PROGRAMS).noneMatch(routes -> address.startsWith(request.getContextPath() + routes))
                && Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                        .filter(accepted -> accepted.contains(MediaType.TEXT_HTML_VALUE))
                        .isPresent();
    }

    /** Ends the answer with a page. */
    public void show(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail) {
        show(request, response, Problems.of(type, detail));
    }

    void show(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            var view = views.getObject().resolveViewName("problem", request.getLocale());
            if (view == null) {
                throw new IllegalStateException("The page for problems is missing.");
            }
            view.render(Map.of("problem", problem), request, response);
        } catch (Exception e) {
            throw new IllegalStateException("The page for a problem can't be shown.", e);
        }
    }
}
