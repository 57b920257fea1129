package dev.rollcall.testkit.simulator;

/**
 * A request that the simulated MDM got, in the order of arrival, whatever it was answered.
 *
 * @param request as it came
 * @param asked what the simulator took it for
 */
public record JournalEntry(SimulatedRequest request, Asked asked) {

    /** Method, path and what it was taken for, for people. */
    @Override
    public String toString() {
        return request + " (" + asked.kind() + ")";
    }
}
