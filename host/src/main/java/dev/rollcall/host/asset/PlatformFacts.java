package dev.rollcall.host.asset;

/**
 * Which platform is configured.
 *
 * @param kind the product: {@code snipe-it}
 * @param url its start page; empty if none is configured
 */
public record PlatformFacts(String kind, String url) {}
