package dev.rollcall.host.asset;

import java.util.List;

/**
 * Statuses by name or id. The first of each role is the one that rules write; every status that is not named is
 * PROTECTED.
 */
public record StatusNames(List<String> allocated, List<String> transferred) {
    public StatusNames {
        allocated = List.copyOf(allocated);
        transferred = List.copyOf(transferred);
    }
}
