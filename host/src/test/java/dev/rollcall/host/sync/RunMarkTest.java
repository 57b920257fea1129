package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class RunMarkTest {

    @Test
    void goesWithTheWorkToAnotherThreadAndStaysThereNoLonger() throws Exception {
        var thread = Executors.newSingleThreadExecutor();
        try {
            MDC.put("run", "r1");
            var work = RunMark.carried(() -> String.valueOf(MDC.get("run")));
            MDC.remove("run");
            assertThat(thread.submit(work).get()).isEqualTo("r1");
            assertThat(thread.submit(() -> String.valueOf(MDC.get("run"))).get())
                    .isEqualTo("null");
        } finally {
            MDC.remove("run");
            thread.shutdownNow();
        }
    }
}
