package dev.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a plugin does, it harms its own connection only. */
class SourceConnectionTest {
    private final OutboundHttp http = new OutboundHttp(HttpOptions.STRICT, Clock.systemUTC());
    private final List<String> warnings = new ArrayList<>();

    @AfterEach
    void close() {
        http.close();
    }

    static Stream<Throwable> whatPluginsThrow() {
        return Stream.of(
                new IllegalStateException("oops"),
                new NullPointerException(),
                new NoClassDefFoundError("gone/Missing"),
                new NoSuchMethodError("older"),
                new ExceptionInInitializerError("static"),
                new StackOverflowError(),
                new AssertionError("no"));
    }

    @ParameterizedTest
    @MethodSource("whatPluginsThrow")
    void aPluginThatThrowsHasFailedAndNothingElseHas(Throwable thrown) throws Exception {
        try (var connection = open((context, sink) -> {
            sink.accept(Device.withId("a").build());
            throw asUnchecked(thrown);
        })) {
            var result = connection.read(Partition.DEVICES, new CollectedDevices());
            assertThat(result.completeness().isComplete()).isFalse();
            var failure = result.completeness().failure().orElseThrow();
            assertThat(failure.kind()).isEqualTo(Kind.DEFECT);
            assertThat(failure).hasCause(thrown);
            assertThat(result.delivered()).isEqualTo(1);
            var check = catchThrowableOfType(SourceException.class, connection::check);
            assertThat(check.kind()).isEqualTo(Kind.DEFECT);
        }
    }

    @ParameterizedTest
    @MethodSource("whatPluginsThrow")
    void aSpecThatThrowsOpensNoConnection(Throwable thrown) {
        var source = new Source(
                () -> {
                    throw asUnchecked(thrown);
                },
                (context, sink) -> ReadReport.WITHOUT_TOTAL);
        var failure = catchThrowableOfType(SourceException.class, () -> opened(source));
        assertThat(failure.kind()).isEqualTo(Kind.DEFECT);
    }

    @Test
    void anAddressFunctionThatThrowsOpensNoConnection() {
        var source = new Source(
                () -> SourceSpec.provider("trial", "Trial", "Trial ID")
                        .documentation("https://docs.example.com")
                        .address(settings -> {
                            throw new IllegalStateException();
                        })
                        .build(),
                (context, sink) -> ReadReport.WITHOUT_TOTAL);
        var failure = catchThrowableOfType(SourceException.class, () -> opened(source));
        assertThat(failure.kind()).isEqualTo(Kind.DEFECT);
    }

    @Test
    void aFailureOfTheMdmStaysWhatItIs() throws Exception {
        var failure = new SourceException(Kind.PERMISSION, "Not allowed.", "Allow it.");
        try (var connection = open((context, sink) -> {
            throw failure;
        })) {
            assertThat(connection
                            .read(Partition.DEVICES, new CollectedDevices())
                            .completeness()
                            .failure())
                    .containsSame(failure);
        }
    }

    @Test
    void anInterruptPasses() throws Exception {
        try (var connection = open((context, sink) -> {
            throw new InterruptedException();
        })) {
            assertThatThrownBy(() -> connection.read(Partition.DEVICES, new CollectedDevices()))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void anInterruptThatThePluginIgnoresIsNoCompleteReading() throws Exception {
        try (var connection = open((context, sink) -> {
            Thread.currentThread().interrupt();
            return ReadReport.WITHOUT_TOTAL;
        })) {
            assertThatThrownBy(() -> connection.read(Partition.DEVICES, new CollectedDevices()))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void aSourceIsGivenWhatItNeeds() throws Exception {
        try (var connection = open((context, sink) -> {
            context.warn("Two of them are odd.");
            var known = context.recall("version").orElse("none");
            context.remember("version", "2");
            sink.accept(Device.withId(known).build());
            return ReadReport.of(1);
        })) {
            var devices = new CollectedDevices();
            assertThat(connection
                            .read(Partition.DEVICES, devices)
                            .completeness()
                            .isComplete())
                    .isTrue();
            connection.read(Partition.DEVICES, devices);
            assertThat(devices.devices()).extracting(Device::sourceId).containsExactly("none", "2");
            assertThat(warnings).hasSize(2);
            assertThat(connection.partitions()).containsExactly(Partition.DEVICES);
            assertThat(connection.requests().total()).isZero();
            assertThat(connection.clockSkew()).isEmpty();
        }
    }

    @FunctionalInterface
    private interface Reads {
        ReadReport read(SourceContext context, DeviceSink sink) throws SourceException, InterruptedException;
    }

    private record Source(Supplier<SourceSpec> given, Reads reads) implements DeviceSource {
        @Override
        public SourceSpec spec() {
            return given.get();
        }

        @Override
        public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
            reads.read(context, new Reading(Partition.DEVICES, new CollectedDevices()));
            return CheckReport.builder().passed("Everything", "It works.").build();
        }

        @Override
        public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
                throws SourceException, InterruptedException {
            return reads.read(context, sink);
        }
    }

    private SourceConnection open(Reads reads) throws SourceException {
        return opened(new Source(
                () -> SourceSpec.provider("trial", "Trial", "Trial ID")
                        .documentation("https://docs.example.com")
                        .address(settings -> URI.create("https://mdm.example"))
                        .build(),
                reads));
    }

    private SourceConnection opened(DeviceSource source) throws SourceException {
        return SourceConnection.open(source, Settings.of(List.of(), Map.of()), http, Clock.systemUTC(), warnings::add);
    }

    private static RuntimeException asUnchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }
}
