package dev.rollcall.host.asset;

/**
 * Something in the way, as a platform's settings and what the platform has do not fit.
 *
 * @param subject what was looked at
 * @param happened a sentence
 * @param cure a sentence
 */
public record PlatformProblem(String subject, String happened, String cure) {
    /** Both sentences. */
    public String sentences() {
        return happened + " " + cure;
    }
}
