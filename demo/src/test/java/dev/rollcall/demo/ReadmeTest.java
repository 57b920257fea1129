package dev.rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void quotesTheStoryLineByLine() throws Exception {
        var readme = Files.readString(Path.of("../README.md"));
        var start = readme.indexOf("```\n", readme.indexOf("says what changed and")) + 4;
        var quoted = readme.substring(start, readme.indexOf("```", start))
                .lines()
                .filter(line -> !line.strip().equals("…"))
                .toList();
        assertThat(quoted).hasSizeGreaterThan(5);
        assertThat(Files.readAllLines(Path.of("src/test/resources/story.txt"))).containsSubsequence(quoted);
    }
}
