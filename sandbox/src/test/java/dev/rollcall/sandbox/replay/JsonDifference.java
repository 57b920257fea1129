package dev.rollcall.sandbox.replay;

import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Where two JSON values differ. */
public final class JsonDifference {
    /** What a recording holds in the place of a long list's rest. */
    private static final Pattern REST =
            Pattern.compile("\\.\\.\\. \\d+ more rows cut from this recording \\((\\d+) came\\)");

    private JsonDifference() {}

    /** The first differences, each with its place; empty if there is none. */
    public static String between(JsonNode wanted, JsonNode got, String place) {
        if (wanted.isObject() && got.isObject()) {
            return members(wanted, got, place);
        }
        if (wanted.isArray() && got.isArray()) {
            return elements(wanted, got, place);
        }
        return wanted.equals(got) ? "" : place + " is " + got + " for " + wanted + "; ";
    }

    private static String members(JsonNode wanted, JsonNode got, String place) {
        StringBuilder differences = new StringBuilder();
        TreeSet<String> names = new TreeSet<>(wanted.propertyNames());
        names.addAll(got.propertyNames());
        for (String name : names) {
            if (!got.has(name)) {
                differences.append(place).append('/').append(name).append(" is missing; ");
            } else if (!wanted.has(name)) {
                differences.append(place).append('/').append(name).append(" is too much; ");
            } else {
                differences.append(between(wanted.get(name), got.get(name), place + "/" + name));
            }
        }
        return differences.toString();
    }

    private static String elements(JsonNode wanted, JsonNode got, String place) {
        int compared = wanted.size();
        int size = wanted.size();
        Matcher rest = REST.matcher(
                wanted.isEmpty() ? "" : wanted.get(wanted.size() - 1).asString(""));
        if (rest.matches()) {
            compared--;
            size = Integer.parseInt(rest.group(1));
        }
        if (got.size() != size) {
            return place + " has " + got.size() + " elements for " + size + "; ";
        }
        StringBuilder differences = new StringBuilder();
        for (int i = 0; i < compared; i++) {
            differences.append(between(wanted.get(i), got.get(i), place + "/" + i));
        }
        return differences.toString();
    }
}
