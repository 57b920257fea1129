package dev.rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A process as scripts start it: no terminal, nothing to read, output into files. */
record Started(Process process, Path outFile, Path errFile) {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path STATUS = Path.of("/proc/self/status");

    static Started of(ProcessBuilder builder, Path outputs) throws IOException {
        Files.createDirectories(outputs);
        var out = outputs.resolve("out.txt");
        var err = outputs.resolve("err.txt");
        builder.environment().remove("TERM");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        return new Started(builder.start(), out, err);
    }

    String out() {
        return text(outFile);
    }

    String err() {
        return text(errFile);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for it; ends it where it has ended without that. */
    void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).until(() -> condition.getAsBoolean() || !process.isAlive());
        assertThat(process.isAlive()).as(out() + err()).isTrue();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(out() + err())
                .isTrue();
        return process.exitValue();
    }

    /** As a person's Ctrl-C (INT) or a supervisor (TERM) does. */
    void signal(Signal signal) throws IOException, InterruptedException {
        if (signal == Signal.INT) {
            Assumptions.assumeFalse(isInterruptIgnored(), "A shell has started the tests so that SIGINT is ignored.");
        }
        var kill = new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(process.pid()))).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** What is started inherits it, and could not be interrupted. */
    private static boolean isInterruptIgnored() throws IOException {
        if (!Files.exists(STATUS)) {
            return false;
        }
        var ignored = Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst();
        return ignored.filter(mask -> (mask & (1L << (Signal.INT.number - 1))) != 0)
                .isPresent();
    }

    enum Signal {
        INT(2),
        TERM(15);

        private final int number;

        Signal(int number) {
            this.number = number;
        }

        /** What a program's exit code is that ended because of it. */
        int exitCode() {
            return 128 + number;
        }
    }
}
