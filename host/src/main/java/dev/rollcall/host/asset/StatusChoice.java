package dev.rollcall.host.asset;

/**
 * A status that the platform has, for who maps statuses to roles.
 *
 * @param key what settings name it by: its name, or its id where several have that name
 * @param name as people see it
 * @param type the platform's own word for what it allows
 * @param notForAllocated why it can't be one of the statuses of assets in use, two sentences; empty if it can
 * @param asTransferred what it would mean for assets that were handed back, two sentences; empty if nothing special
 */
public record StatusChoice(String key, String name, String type, String notForAllocated, String asTransferred) {}
