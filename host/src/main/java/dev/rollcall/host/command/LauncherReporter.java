package dev.rollcall.host.command;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Keeps Spring Boot from logging why it did not start: {@link CommandLineRun} says it, in a sentence where the
 * configuration is at fault. Boot's own report quotes lines of the file and values of properties, which may be secrets.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LauncherReporter implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }
}
