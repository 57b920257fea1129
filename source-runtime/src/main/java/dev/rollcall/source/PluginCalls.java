package dev.rollcall.source;

import dev.rollcall.api.SourceException;

/** Calls into a plugin's code, which may throw anything. */
final class PluginCalls {
    private PluginCalls() {}

    /** A call that can be interrupted. */
    @FunctionalInterface
    interface Interruptible<T> {
        T call() throws SourceException, InterruptedException;
    }

    /** A call that ends by itself. */
    @FunctionalInterface
    interface Plain<T> {
        T call() throws SourceException;
    }

    /** The call's result; what the plugin should not have thrown becomes a failure of kind {@code DEFECT}. */
    static <T> T interruptible(Interruptible<T> call) throws SourceException, InterruptedException {
        try {
            return call.call();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new SourceException(
                    SourceException.Kind.DEFECT,
                    "The plugin failed with " + e.getClass().getSimpleName() + ".",
                    "Report it to the maker of the plugin; the log has the details.",
                    e);
        }
    }

    /** As {@link #interruptible}, for calls that do no I/O. */
    static <T> T guarded(Plain<T> call) throws SourceException {
        try {
            return interruptible(call::call);
        } catch (InterruptedException e) {
            throw new IllegalStateException("A call without I/O was interrupted.", e);
        }
    }
}
