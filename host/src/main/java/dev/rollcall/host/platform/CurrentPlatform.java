package dev.rollcall.host.platform;

import dev.rollcall.host.web.FieldProblem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The platform as it is set now, by the configuration and by people.
 *
 * @param stored what people set here
 * @param effective what is in effect, secrets among it: never to be shown as it is
 * @param fixed the fields that the configuration sets, by their names in the API
 * @param found what is to be said of it
 */
record CurrentPlatform(
        StoredPlatform stored, PlatformDraft effective, Set<String> fixed, Found<PlatformOpening> found) {
    CurrentPlatform {
        fixed = Set.copyOf(fixed);
    }

    Optional<PlatformOpening> settings() {
        return found.settings();
    }

    /** Which product it is, or would be. */
    public PlatformKind kind() {
        return PlatformKinds.meant(effective.kind());
    }

    /** Whether nobody has set anything that leads to a platform. */
    public boolean isNone() {
        return effective.isNone() && !fixed.contains("url");
    }

    /** Whether nothing is wrong or missing. */
    public boolean isComplete() {
        return found.settings().isPresent() && found.missing().isEmpty();
    }

    /** What is wrong or missing, the first thing first. */
    List<FieldProblem> problems() {
        return Stream.concat(found.wrong().stream(), found.missing().stream()).toList();
    }

    /** Where the assets are, as {@link PlatformAddress} writes it; empty if that is not known. */
    public String address() {
        if (!stored.address().isEmpty()) {
            return stored.address();
        }
        return found.settings().isPresent() ? PlatformAddress.of(kind(), effective.url()) : "";
    }

    /** The last look, if it was one at the platform that is set now. */
    Optional<LastLook> lastLook() {
        return stored.lastLook()
                .filter(look -> found.settings().isPresent()
                        && look.address().equals(PlatformAddress.of(kind(), effective.url())));
    }
}
