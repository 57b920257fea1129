package dev.rollcall.host.web;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path, such as {@code settings.apiUrl}, or the name of a parameter
 * @param message a sentence that says what is wrong; holds no secret
 * @param cure a sentence that says what to do
 */
public record FieldProblem(String field, String message, String cure) {}
