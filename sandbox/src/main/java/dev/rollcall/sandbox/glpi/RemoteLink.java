package dev.rollcall.sandbox.glpi;

/**
 * A row of an item's tab "Remote management".
 *
 * @param provider the row's type, {@code kandji}
 * @param remoteId the device's id there
 */
public record RemoteLink(int id, String provider, String remoteId) {}
