package dev.rollcall.host.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A route that takes larger bodies than all others.
 *
 * @param method of the requests
 * @param path of the requests, without a variable in it
 * @param mostBytes that a body may have
 */
public record BodyAllowance(String method, String path, long mostBytes) {

    boolean concerns(HttpServletRequest request) {
        return method.equals(request.getMethod()) && request.getRequestURI().equals(request.getContextPath() + path);
    }
}
