package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.setting.Secret;

/**
 * A login. What it may do and see is fixed when it begins: a changed profile counts from the next login on.
 *
 * @param token proves it
 * @param user the id of who is logged in; 0 if GLPI did not say
 * @param seesAllTickets whether its profile shows the tickets of others too; true if GLPI did not say
 */
record Session(Secret token, long user, boolean seesAllTickets) {}
