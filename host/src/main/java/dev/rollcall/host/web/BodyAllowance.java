package dev.rollcall.host.web;

/**
 * A route that takes larger bodies than all others.
 *
 * @param method of the requests
 * @param path of the requests, without a variable in it
 * @param mostBytes that a body may have
 */
public record BodyAllowance(String method, String path, long mostBytes) {}
