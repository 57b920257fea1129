package dev.rollcall.host.asset;

import java.util.List;

/**
 * A reading of the platform, and what was noticed on the way.
 *
 * @param reading for the rules
 * @param remarks what an admin should know, each once: a sentence and its cure
 */
public record PlatformSurvey(PlatformReading reading, List<String> remarks) {
    public PlatformSurvey {
        remarks = List.copyOf(remarks);
    }
}
