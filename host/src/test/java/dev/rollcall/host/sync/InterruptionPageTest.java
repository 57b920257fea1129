package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterruptionPageTest {
    private static final String CURE = "docs/reference/interruptions.md is not what the tests say. Run"
            + " mvn -pl host -am test -Dtest=InterruptionPageTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Drollcall.docs.write=true";

    @Test
    void tellsTheBreaksThatEachBuildPlays() {
        compare(InterruptionPage.BREAKS, InterruptionPage.breaks());
    }

    @Test
    void tellsTheOutages() {
        compare(InterruptionPage.OUTAGES, InterruptionPage.outages());
    }

    private static void compare(String section, String told) {
        if (InterruptionPage.isToBeWritten()) {
            InterruptionPage.write(section, told);
        }
        assertThat(InterruptionPage.section(section)).as(CURE).isEqualTo(told);
    }
}
