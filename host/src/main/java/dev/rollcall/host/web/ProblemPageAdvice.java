package dev.rollcall.host.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Makes a page of every answer with problem details that a person gets, whichever controller it comes from. */
@RestControllerAdvice
class ProblemPageAdvice implements ResponseBodyAdvice<Object> {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final ProblemPages pages;

    ProblemPageAdvice(ProblemPages pages) {
        this.pages = pages;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem
                && request instanceof ServletServerHttpRequest asked
                && response instanceof ServletServerHttpResponse answer
                && ProblemPages.areWanted(asked.getServletRequest())) {
            response.getHeaders().setContentType(HTML);
            pages.show(asked.getServletRequest(), answer.getServletResponse(), problem);
            return null;
        }
        return body;
    }
}
