package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.host.EmbeddedDatabase;
import dev.rollcall.host.journal.RunState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** A real disk that is full, under the H2 file. Needs to mount a small file system, and so root; skipped for others. */
class FullDiskIT {
    @TempDir
    private Path home;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(home.resolve("disk"));
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
                "A small file system can't be mounted here: that takes root on Linux.");
    }

    @AfterEach
    void unmount() throws Exception {
        command("umount", disk.toString());
    }

    @Test
    @Tag("endurance")
    @DisplayName("R72 nothing is sent without an intent, on a real disk that is full")
    @Fault(
            value = "disk full",
            step = "a real one, under the H2 file",
            outcome = "nothing is sent without an intent; when there is room, the next run ends right")
    void sendsNothingThatItCannotNote() throws Exception {
        var database = EmbeddedDatabase.open(disk);
        Flyway.configure().dataSource(database).load().migrate();
        try (var outage = new Outage(home, 20, database)) {
            fill();
            var runs = outage.house.notebook.runs();
            try {
                assertThat(outage.sync().state()).isNotEqualTo(RunState.SUCCEEDED);
            } catch (DataAccessException | TransactionException e) {
                assertThat(outage.life.wire.writes()).isEmpty();
            }
            var sent = outage.handedOver();
            Files.delete(disk.resolve("filling"));
            // H2 has closed the database; the pool looks at a connection again that was not used for half a second.
            Awaitility.await()
                    .pollDelay(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .until(() -> !outage.house.connections.all().isEmpty());
            outage.life.wire.heal();
            var next = outage.sync();
            assertThat(next.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(outage.handedOver()).isEqualTo(20);
            assertThat(outage.handovers()).isEqualTo(40);
            assertThat(outage.house.notebook.changes().open()).isEmpty();
            assertThat(runs.unended()).isEmpty();
            assertThat(sent).isLessThan(20);
        } finally {
            database.close();
        }
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(disk.resolve("filling"))) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(disk.toFile().getUsableSpace()).isZero();
        }
    }

    private static boolean command(String... words) throws InterruptedException {
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
