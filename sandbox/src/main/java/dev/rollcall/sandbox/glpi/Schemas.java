package dev.rollcall.sandbox.glpi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the file of tables. */
final class Schemas {
    private static final String OTHER_VERSION = "\\d\\d:.*";

    private Schemas() {}

    /** The tables of a version, by type. */
    static Map<String, Schema> of(GlpiVersion version) {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        Schema current = null;
        for (String line : text().lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(" ")) {
                addColumns(current, line, version);
                continue;
            }
            current = schema(line, version);
            if (current != null) {
                schemas.put(current.type(), current);
            }
        }
        return schemas;
    }

    private static @Nullable Schema schema(String line, GlpiVersion version) {
        String own = unmarked(line, version);
        return own == null ? null : new Schema(List.of(own.split(" +", -1)));
    }

    private static void addColumns(@Nullable Schema schema, String line, GlpiVersion version) {
        if (schema == null) {
            return;
        }
        for (String word : line.strip().split(" +", -1)) {
            String own = unmarked(word, version);
            if (own != null) {
                schema.add(Column.of(own));
            }
        }
    }

    /** A line or column without its version's mark; null if it is another version's. */
    private static @Nullable String unmarked(String text, GlpiVersion version) {
        if (text.startsWith(version.mark())) {
            return text.substring(version.mark().length());
        }
        return text.matches(OTHER_VERSION) ? null : text;
    }

    private static String text() {
        try (InputStream file = Schemas.class.getResourceAsStream("tables.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
