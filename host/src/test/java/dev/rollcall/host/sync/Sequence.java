package dev.rollcall.host.sync;

import dev.rollcall.sandbox.day.Product;
import java.util.List;

/**
 * A sequence of writes as it is on one platform.
 *
 * @param requests what is sent, each by a word for people
 * @param states the asset before the first request, after the first, and so on
 */
record Sequence(Product product, Story story, List<String> requests, List<Look> states) {
    Sequence {
        requests = List.copyOf(requests);
        states = List.copyOf(states);
        if (states.size() != requests.size() + 1) {
            throw new IllegalArgumentException("There are " + requests.size() + " requests and " + states.size()
                    + " states. Name the state before the first request, and after each.");
        }
    }

    Look last() {
        return states.get(states.size() - 1);
    }

    /** How many entries the asset's history has of a change of its holder. */
    int handovers(Look before, Look after) {
        var handovers = before.handoversTo(after);
        return product.isGlpi() ? Math.min(1, handovers) : handovers;
    }
}
