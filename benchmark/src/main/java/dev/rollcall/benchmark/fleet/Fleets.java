package dev.rollcall.benchmark.fleet;

import java.util.List;

/** The fleets that there are. */
public final class Fleets {
    private static final List<Fleet> ALL =
            List.of(new KandjiFleet(), new JamfFleet(), new IntuneFleet(), new GoogleFleet());

    private Fleets() {}

    /**
     * The fleet that a provider's plugin reads.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Fleet of(String providerId) {
        return ALL.stream()
                .filter(fleet -> fleet.providerId().equals(providerId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There are no prepared pages for the provider '"
                        + providerId + "'. Use "
                        + String.join(
                                " or ", ALL.stream().map(Fleet::providerId).toList()) + "."));
    }
}
