package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What every page keeps to: nothing is inline, nothing comes from elsewhere, every text is there. */
final class Markup {
    private static final Pattern OWN_SCRIPT = Pattern.compile("<script defer src=\"/[a-z][^\"]*\"></script>");
    private static final Pattern ELSEWHERE =
            Pattern.compile("<(?:link|img|script|iframe|form|source)\\b[^>]*(?:href|src|action)=\"(?:[a-z]+:)?//");
    private static final Pattern INLINE =
            Pattern.compile("<style|\\sstyle=|<[a-z][^>]*\\son[a-z]+=|javascript:|<[^>]* th:");

    private Markup() {}

    /** Fails where a page does not keep to it. */
    static void assertSound(String path, String body) {
        assertThat(OWN_SCRIPT.matcher(body).replaceAll("")).as(path).doesNotContainIgnoringCase("<script");
        assertThat(body)
                .as(path)
                .contains("<html lang=\"en\"", "width=device-width")
                .doesNotContain("??");
        assertThat(ELSEWHERE.matcher(body).results().map(found -> found.group()))
                .as(path)
                .isEmpty();
        assertThat(INLINE.matcher(body).results().map(found -> found.group()))
                .as(path)
                .isEmpty();
    }
}
