package dev.rollcall.host.journal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts a neutral word in the place of everything that names a person. */
public final class Redaction {
    /** What stands in the place of a name. */
    public static final String ERASED = "(erased)";

    private static final String BEGIN = "(?<![\\p{L}\\p{N}_.+@-])";
    /** A full stop ends a sentence; one with more behind it is part of an address. */
    private static final String END = "(?![\\p{L}\\p{N}_@-]|\\.[\\p{L}\\p{N}])";

    private final List<String> spellings;
    private final Pattern pattern;

    /**
     * Of these spellings, as whole words in any case of their letters.
     *
     * @param spellings names, addresses and accounts; blank ones count for nothing
     */
    public Redaction(Collection<String> spellings) {
        this.spellings = spellings.stream()
                .map(spelling -> spelling.strip().toLowerCase(Locale.ROOT))
                .filter(spelling -> !spelling.isEmpty())
                .distinct()
                // The longer one first: a name may be the beginning of another.
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        this.pattern = Pattern.compile(
                this.spellings.stream().map(Pattern::quote).collect(Collectors.joining("|", BEGIN + "(?:", ")" + END)),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The text without them. */
    public String of(String text) {
        return spellings.isEmpty() ? text : pattern.matcher(text).replaceAll(ERASED);
    }

    /** Whether the text is one of them and nothing else. */
    public boolean isOne(String text) {
        return spellings.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
