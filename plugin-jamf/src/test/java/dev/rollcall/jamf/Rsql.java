package dev.rollcall.jamf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** As much of RSQL as is sent: equalities with quoted values, one of which must hold. Minds case. */
final class Rsql {
    private static final Pattern FILTER = Pattern.compile("(?:[\\w.]+==\"(?:[^\"\\\\]|\\\\.)*\"(?:,(?!$)|$))+");
    private static final Pattern EQUALITY = Pattern.compile("([\\w.]+)==\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final List<Equality> equalities = new ArrayList<>();

    Rsql(String filter, boolean starsAreWild) {
        if (!FILTER.matcher(filter).matches()) {
            throw new IllegalArgumentException("This is not understood as RSQL: " + filter);
        }
        var match = EQUALITY.matcher(filter);
        while (match.find()) {
            equalities.add(new Equality(match.group(1), pattern(match.group(2), starsAreWild)));
        }
    }

    boolean matches(Map<String, String> fields) {
        return equalities.stream().anyMatch(equality -> {
            var value = fields.get(equality.field());
            if (value == null) {
                throw new IllegalArgumentException("There is no field " + equality.field() + " to filter by.");
            }
            return equality.pattern().matcher(value).matches();
        });
    }

    private static Pattern pattern(String quoted, boolean starsAreWild) {
        var regex = new StringBuilder();
        var escaped = false;
        for (var place = 0; place < quoted.length(); place++) {
            var character = quoted.charAt(place);
            if (character == '\\' && !escaped) {
                escaped = true;
                continue;
            }
            var wild = character == '*' && (!escaped || starsAreWild);
            regex.append(wild ? ".*" : Pattern.quote(String.valueOf(character)));
            escaped = false;
        }
        return Pattern.compile(regex.toString());
    }

    private record Equality(String field, Pattern pattern) {}
}
