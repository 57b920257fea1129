package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.Policy;
import java.util.Optional;

/** Starts previews that try a policy, for who is about to choose it, and tells how far they are. */
public interface PolicyTrials {

    /**
     * Starts one; nothing is kept of the policy.
     *
     * @param initiator who asks
     * @return the run's id
     * @throws dev.rollcall.host.web.ProblemException if it can't be started now
     */
    String start(ConfiguredConnection connection, Policy policy, String initiator);

    /** How far it is; empty if there is no such run. */
    Optional<Trial> find(String run);

    /**
     * A preview that tries a policy.
     *
     * @param run its id
     * @param connectionId whose
     * @param isOn whether it runs
     * @param devices read so far; 0 when it has ended
     * @param assets read so far; 0 when it has ended
     * @param outcome what it showed or why it failed, in a sentence or two; empty while it runs
     */
    record Trial(String run, String connectionId, boolean isOn, long devices, long assets, String outcome) {}
}
