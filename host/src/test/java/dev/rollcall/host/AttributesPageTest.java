package dev.rollcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttributesPageTest {
    private static final Pattern WRITTEN = Pattern.compile("By itself Rollcall writes ([^.]*)\\.");

    @Test
    void namesWhatIsWrittenIfNobodySaysOtherwise() throws Exception {
        var sentence = WRITTEN.matcher(Files.readString(Path.of("../docs/reference/attributes.md")));
        assertThat(sentence.find()).isTrue();
        var named = Pattern.compile("`([^`]+)`").matcher(sentence.group(1)).results();
        var written = SnipeItSettings.DEFAULT_SPECS.keySet().stream().map(spec -> spec.name());
        assertThat(named.map(name -> name.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(written, Stream.of("MAC Address")).toList());
    }
}
