package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.Policy;
import java.util.Map;

/**
 * What a connection is to be.
 *
 * @param values settings and secrets
 */
record Draft(String provider, String name, Map<String, String> values, Policy policy, String schedule) {
    Draft {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "Draft[" + provider + ", " + name + "]";
    }
}
