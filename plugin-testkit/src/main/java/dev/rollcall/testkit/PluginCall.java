package dev.rollcall.testkit;

import dev.rollcall.api.SourceException;

/** A call into the plugin. */
@FunctionalInterface
interface PluginCall<T> {
    T call() throws SourceException, InterruptedException;

    /** The result; a failure breaks the contract. */
    static <T> T mustSucceed(String what, PluginCall<T> call) throws InterruptedException {
        try {
            return call.call();
        } catch (SourceException e) {
            throw new ContractBreach(
                    "The source's " + what + " failed: " + e.getMessage(),
                    "Look at what the simulator answered; \"not there\" is no failure.",
                    e);
        } catch (RuntimeException e) {
            throw new ContractBreach(
                    "The source's " + what + " threw " + e + ".", "Throw nothing but SourceException.", e);
        }
    }

    /** The call must throw {@link SourceException}, since it was not answered. */
    static void mustFail(String what, String when, PluginCall<?> call) throws InterruptedException {
        try {
            var result = call.call();
            throw new ContractBreach(
                    "The source's " + what + " returned " + result + " when " + when + ".",
                    "Let the SourceException pass; whoever was not answered can't say what is there.");
        } catch (SourceException expected) {
            if (expected.kind() == SourceException.Kind.DEFECT) {
                throw new ContractBreach(
                        "The source's " + what + " failed with an error of its own when " + when + ": "
                                + expected.getMessage(),
                        "Let the host's SourceException pass.",
                        expected);
            }
        } catch (RuntimeException e) {
            throw new ContractBreach(
                    "The source's " + what + " threw " + e + " when " + when + ".",
                    "Throw nothing but SourceException.",
                    e);
        }
    }
}
