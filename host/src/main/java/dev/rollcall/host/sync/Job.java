package dev.rollcall.host.sync;

import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.connection.ConfiguredConnection;

/**
 * One run, as those see it who write for it.
 *
 * @param connection as it was when the run began
 */
record Job(
        String runId,
        ConfiguredConnection connection,
        AssetPlatform platform,
        Records records,
        Tally tally,
        Brake brake,
        RunProgress progress) {

    /** Enough of the id for people and for the platform's own history. */
    String shortId() {
        return runId.substring(0, 8);
    }
}
