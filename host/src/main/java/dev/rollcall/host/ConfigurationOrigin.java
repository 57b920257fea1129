package dev.rollcall.host;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.Resource;

/** Which files say something, with their digests, for the audit trail. */
final class ConfigurationOrigin {
    private ConfigurationOrigin() {}

    /** The files that have properties with that beginning; or that it was none. */
    static String of(ConfigurableEnvironment environment, String prefix) {
        var files = new TreeSet<String>();
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed) {
                resources(listed, prefix).map(ConfigurationOrigin::described).forEach(files::add);
            }
        }
        return files.isEmpty() ? "configuration" : String.join(", ", files);
    }

    private static Stream<Resource> resources(EnumerablePropertySource<?> source, String prefix) {
        return Arrays.stream(source.getPropertyNames())
                .filter(name -> name.startsWith(prefix))
                .map(name -> OriginLookup.getOrigin(source, name))
                .flatMap(origin -> origin instanceof TextResourceOrigin text
                        ? Optional.ofNullable(text.getResource()).stream()
                        : Stream.empty())
                .distinct();
    }

    private static String described(Resource file) {
        try (var content = file.getInputStream()) {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return file.getFilename() + ", SHA-256 " + HexFormat.of().formatHex(digest);
        } catch (IOException | NoSuchAlgorithmException e) {
            return file.getFilename() + ", unreadable by now";
        }
    }
}
