package dev.rollcall.host.platform;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.SpecField;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A product that can be the platform: which settings it has, what is right for them, and how it is opened. */
interface PlatformKind {
    /** As settings name it. */
    String id();

    /** As people call it. */
    String title();

    /** What its API's addresses have behind the start page's, which people may enter with it. */
    String apiPath();

    /** The settings that no other kind has, by the first part of their names in the API. */
    Set<String> own();

    /** How many requests a minute Rollcall sends if nobody says otherwise. */
    int requestsPerMinute();

    /** The specs that are written if nobody says otherwise. */
    Map<SpecKey<?>, SpecField> specs();

    /**
     * Looks at what was entered in whole. What belongs to another kind is none of its business.
     *
     * @param host where people find this host
     */
    Found<PlatformOpening> look(PlatformDraft entered, Optional<URI> host);
}
