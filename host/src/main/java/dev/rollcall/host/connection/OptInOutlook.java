package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.Policy;
import java.util.Optional;

/** Knows what previews showed, for who is about to change a policy. */
@FunctionalInterface
public interface OptInOutlook {
    /** Knows nothing. */
    OptInOutlook NONE = (connectionId, policy) -> Optional.empty();

    /**
     * What the next run would do under that policy, if a preview that is not outdated has tried it.
     *
     * @return empty if none has
     */
    Optional<OptInNumbers> of(String connectionId, Policy policy);
}
