package dev.rollcall.intune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Microsoft's metadata document: which properties a device has, and what it says of them. */
final class IntuneDocument {
    private final String text;
    private final String device;

    IntuneDocument(Path file) throws IOException {
        text = Files.readString(file);
        device = text.substring(text.indexOf("<EntityType Name=\"managedDevice\""), text.indexOf("</EntityType>"));
    }

    /** The properties of a device; its id is one of every entity. */
    Set<String> properties() {
        var properties = names("<Property Name=\"([^\"]+)\"", device);
        properties.add("id");
        return properties;
    }

    Set<String> navigations() {
        return names("<NavigationProperty Name=\"([^\"]+)\"", device);
    }

    /** The values of an enumeration. */
    Set<String> values(String enumeration) {
        var start = text.indexOf("<EnumType Name=\"" + enumeration + "\"");
        return names("<Member Name=\"([^\"]+)\"", text.substring(start, text.indexOf("</EnumType>", start)));
    }

    /** What is said of a property. */
    String description(String property) {
        var start = text.indexOf("<Annotations Target=\"microsoft.graph.managedDevice/" + property + "\"");
        return text.substring(start, text.indexOf("</Annotations>", start));
    }

    private static Set<String> names(String pattern, String text) {
        var names = new TreeSet<String>();
        var found = Pattern.compile(pattern).matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }
}
