package dev.rollcall.sandbox.glpi;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an admin has set: GLPI's defaults, but that the API is on. Change the settings of a running server through
 * {@link Glpi#settings} only.
 */
public final class Settings {
    boolean apiEnabled = true;
    boolean credentialsAllowed = true;
    boolean ipAllowed = true;
    String language = "en_GB";
    int listLimit = 20;
    boolean userAutoupdate = true;
    boolean groupAutoupdate = true;
    boolean contactAutoupdate = true;
    boolean locationAutoupdate = true;
    boolean stateAutoupdate;
    final Set<String> plugins = new TreeSet<>();
    ZoneId zone = ZoneOffset.UTC;

    /** Whether the API is on; GLPI's default is off, the sandbox's is on. */
    public Settings apiEnabled(boolean on) {
        apiEnabled = on;
        return this;
    }

    /** Whether a login and a password open a session. */
    public Settings credentialsAllowed(boolean on) {
        credentialsAllowed = on;
        return this;
    }

    /** Whether an API client allows the address that callers come from. */
    public Settings ipAllowed(boolean on) {
        ipAllowed = on;
        return this;
    }

    /** The language of messages for users that have chosen none: {@code en_GB} or {@code fr_FR}. */
    public Settings language(String code) {
        language = code;
        return this;
    }

    /** How many rows a list has that is asked for without a range. */
    public Settings listLimit(int rows) {
        listLimit = rows;
        return this;
    }

    /** Whether items connected to a computer get its user. */
    public Settings userAutoupdate(boolean on) {
        userAutoupdate = on;
        return this;
    }

    /** Whether items connected to a computer get its group. */
    public Settings groupAutoupdate(boolean on) {
        groupAutoupdate = on;
        return this;
    }

    /** Whether items connected to a computer get its alternate user name. */
    public Settings contactAutoupdate(boolean on) {
        contactAutoupdate = on;
        return this;
    }

    /** Whether items connected to a computer get its location. */
    public Settings locationAutoupdate(boolean on) {
        locationAutoupdate = on;
        return this;
    }

    /** Whether items connected to a computer get its status; GLPI's default is no. */
    public Settings stateAutoupdate(boolean on) {
        stateAutoupdate = on;
        return this;
    }

    /**
     * Whether a plugin is active; none is at first, and the world's methods about one switch it on.
     *
     * @param name {@code order}, {@code fields} or {@code jamf}
     */
    public Settings plugin(String name, boolean on) {
        if (on) {
            plugins.add(name);
        } else {
            plugins.remove(name);
        }
        return this;
    }

    /** The server's time zone, in which times are shown without an offset. */
    public Settings zone(ZoneId newZone) {
        zone = newZone;
        return this;
    }
}
