package dev.rollcall.host.asset.glpi;

/**
 * Something in the way.
 *
 * @param subject what was looked at
 * @param happened a sentence
 * @param cure a sentence
 */
record Problem(String subject, String happened, String cure) {
    /** Both sentences. */
    String sentences() {
        return happened + " " + cure;
    }
}
