package dev.rollcall.benchmark.start;

import java.util.Map;

/**
 * What one start took, in seconds.
 *
 * @param ready from the start of the process until the host said that it is ready
 * @param commandLine until Spring was called: Java itself, the loading of classes, the command line
 * @param preparation Spring's, until it had read the configuration and made the context
 * @param definitions finding out which beans there are to be
 * @param webServer making the web server
 * @param plugins looking at, loading and starting the plugins
 */
record StartTimes(
        double ready, double commandLine, double preparation, double definitions, double webServer, double plugins) {
    private static final double MILLIS = 1000;

    /** From what the probe said. */
    static StartTimes of(long startedAt, long readyAt, Map<String, Long> said) {
        var spring = said.getOrDefault(StartProbe.SPRING, startedAt);
        return new StartTimes(
                (readyAt - startedAt) / MILLIS,
                (spring - startedAt) / MILLIS,
                (said.getOrDefault(StartProbe.PREPARED, spring) - spring) / MILLIS,
                said.getOrDefault(StartProbe.DEFINITIONS, 0L) / MILLIS,
                said.getOrDefault(StartProbe.WEB_SERVER, 0L) / MILLIS,
                said.getOrDefault(StartProbe.PLUGINS, 0L) / MILLIS);
    }

    /** Everything else: other beans, and the start of the web server. */
    double rest() {
        return ready - commandLine - preparation - definitions - webServer - plugins;
    }
}
