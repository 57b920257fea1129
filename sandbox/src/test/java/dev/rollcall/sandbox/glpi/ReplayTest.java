package dev.rollcall.sandbox.glpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Sends the recorded requests to the sandbox in the order in which they were taken and compares status, content type,
 * location, links, ranges, whether there is a time of change, and the whole body but for what {@link Normal} names. Headers
 * of the web server beneath are not compared.
 *
 * <p>The order and what the recorder did in between are in {@code replay-10.txt} and {@code replay-11.txt}, what is left
 * out and why in {@code replay-excluded.txt}.
 */
class ReplayTest {
    @Test
    void answersAsTheReal10Did() throws IOException {
        replay(GlpiVersion.V10_0_19, "10", "http://127.0.0.1:8810");
    }

    @Test
    void answersAsTheReal11Did() throws IOException {
        replay(GlpiVersion.V11_0_6, "11", "http://127.0.0.1:8811");
    }

    private static void replay(GlpiVersion version, String number, String recordedUrl) throws IOException {
        Path folder = Path.of(System.getProperty("rollcall.shared", "../shared"), "recordings", "glpi", "v" + number);
        assumeTrue(Files.isDirectory(folder), "No recordings beside the repository: nothing to replay.");
        Set<String> toCompare = toCompare(folder, number);
        List<String> differences = new ArrayList<>();
        Set<String> compared = new TreeSet<>();
        try (Replay replay = new Replay(version, recordedUrl)) {
            for (String line : lines("replay-" + number + ".txt")) {
                if (line.startsWith("* ")) {
                    replay.step(line.substring(2));
                    continue;
                }
                String difference = replay.difference(Recording.of(folder, line));
                compared.add(line);
                if (!difference.isEmpty()) {
                    differences.add(line + ": " + difference);
                }
            }
        }
        System.out.printf(
                "Replay of %s: %d recordings compared, %d differ%n",
                version.number(), compared.size(), differences.size());
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(toCompare);
    }

    /** All recordings but the high-level API's and those that are excluded one by one. */
    private static Set<String> toCompare(Path folder, String number) throws IOException {
        Set<String> names;
        try (var files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        int all = names.size();
        for (String line : lines("replay-excluded.txt")) {
            String[] parts = line.split(" ", 3);
            if (parts[0].equals(number)) {
                assertThat(names.remove(parts[1])).as(parts[1]).isTrue();
            }
        }
        int excluded = all - names.size();
        names.removeIf(name -> Recording.of(folder, name).isHighLevel());
        System.out.printf(
                "Recordings of %s: %d; %d of the high-level API and %d others excluded%n",
                number, all, all - excluded - names.size(), excluded);
        return names;
    }

    private static List<String> lines(String resource) {
        try (InputStream file = ReplayTest.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
