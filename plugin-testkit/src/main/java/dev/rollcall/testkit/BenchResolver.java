package dev.rollcall.testkit;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Gives each test a bench of its own, closed after it; and tells a simulator's failures from those of the plugin. */
final class BenchResolver
        implements BeforeEachCallback, ParameterResolver, TestExecutionExceptionHandler, AfterTestExecutionCallback {
    private static final ExtensionContext.Namespace KIT = ExtensionContext.Namespace.create(BenchResolver.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Bench.class;
    }

    /** Here and not when the parameter is resolved, since JUnit would wrap what is thrown there in a text of its own. */
    @Override
    public void beforeEach(ExtensionContext context) {
        var contract = (DeviceSourceContract) context.getRequiredTestInstance();
        context.getStore(KIT).put(Bench.class, Bench.open(contract.source(), contract.simulator()));
    }

    @Override
    public Bench resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(KIT).get(Bench.class, Bench.class));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        var failure = failure(context);
        throw failure.isPresent() ? failure.get() : thrown;
    }

    /** Also where the test passed: a simulator that fails looks like the failing MDM that the test may have wanted. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        failure(context)
                .filter(any -> context.getExecutionException().isEmpty())
                .ifPresent(failure -> {
                    throw failure;
                });
    }

    private static Optional<ContractBreach> failure(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(KIT).get(Bench.class, Bench.class))
                .flatMap(bench -> bench.simulator().failure())
                .map(said -> new ContractBreach(
                        "The simulator itself is at fault. " + said, "Mend its answer() or classify() first."));
    }
}
