package dev.rollcall.sandbox.snipeit;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What an admin has set, with the defaults of a fresh installation. Change the settings of a running server through
 * {@link SnipeIt#settings} only.
 */
public final class Settings {
    boolean uniqueSerial;
    boolean autoIncrement;
    String tagPrefix = "AT-";
    boolean showArchivedInList;
    boolean fullCompanySupport;
    boolean twoFactorRequired;
    boolean libraryUserAgentsRefused;
    boolean deletedRowsDropped;
    int throttlePerMinute = 120;
    int maxResults = 500;
    ZoneId zone = ZoneOffset.UTC;

    /** Whether two living assets may not share a serial. */
    public Settings uniqueSerial(boolean on) {
        uniqueSerial = on;
        return this;
    }

    /** Whether an asset without a tag gets the next number. */
    public Settings autoIncrement(boolean on) {
        autoIncrement = on;
        return this;
    }

    /** What stands before automatic numbers. */
    public Settings tagPrefix(String prefix) {
        tagPrefix = prefix;
        return this;
    }

    /** Whether the default list includes archived assets. */
    public Settings showArchivedInList(boolean on) {
        showArchivedInList = on;
        return this;
    }

    /** Whether users see only their own company's records. */
    public Settings fullCompanySupport(boolean on) {
        fullCompanySupport = on;
        return this;
    }

    /** Whether users must be enrolled in two-factor authentication; only newer versions ask it of tokens. */
    public Settings twoFactorRequired(boolean on) {
        twoFactorRequired = on;
        return this;
    }

    /** Whether requests that name an HTTP library as their agent are refused; newer versions only. */
    public Settings libraryUserAgentsRefused(boolean on) {
        libraryUserAgentsRefused = on;
        return this;
    }

    /**
     * Whether the list of deleted assets counts them but shows none, as one copy of a newer version does; newer versions
     * only.
     */
    public Settings deletedRowsDropped(boolean on) {
        deletedRowsDropped = on;
        return this;
    }

    /** How many requests a user may send in a window of 60 seconds. */
    public Settings throttlePerMinute(int requests) {
        throttlePerMinute = requests;
        return this;
    }

    /** The largest page. */
    public Settings maxResults(int rows) {
        maxResults = rows;
        return this;
    }

    /** The time zone in which GET shows times, without an offset. */
    public Settings zone(ZoneId newZone) {
        zone = newZone;
        return this;
    }
}
