package dev.rollcall.host.sync;

import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.MDC;

/** What every line that is logged for a run carries: the run's id and the connection's name. */
final class RunMark {
    private static final String RUN = "run";
    private static final String CONNECTION = "connection";

    private RunMark() {}

    /** Does something on this thread, which is marked meanwhile. */
    static void during(ActiveRun run, Runnable work) {
        MDC.put(RUN, run.record().id());
        MDC.put(CONNECTION, run.record().connectionName());
        try {
            work.run();
        } finally {
            MDC.remove(RUN);
            MDC.remove(CONNECTION);
        }
    }

    /** The same work, for another thread, with the marks of the thread that hands it on. */
    static <T> Callable<T> carried(Callable<T> work) {
        var marks = MDC.getCopyOfContextMap();
        return () -> {
            var before = MDC.getCopyOfContextMap();
            MDC.setContextMap(marks == null ? Map.of() : marks);
            try {
                return work.call();
            } finally {
                MDC.setContextMap(before == null ? Map.of() : before);
            }
        };
    }
}
