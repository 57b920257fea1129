package dev.rollcall.host.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** A form of a page, with what a browser would send of it. Names are sent once each. */
final class PageForm {
    private static final Pattern FIELD = Pattern.compile(
            "<input\\b([^>]*)>|<textarea\\b([^>]*)>([^<]*)</textarea>|<select\\b([^>]*)>(.*?)</select>",
            Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");

    private final Map<String, String> fields = new LinkedHashMap<>();

    /** The form that is sent to that address. */
    static PageForm of(String page, String action) {
        var begin = page.indexOf("method=\"post\" action=\"" + action + "\"");
        if (begin < 0) {
            throw new AssertionError("No form is sent to " + action + " in\n" + page);
        }
        var form = new PageForm();
        form.read(page.substring(begin, page.indexOf("</form>", begin)));
        return form;
    }

    private void read(String html) {
        var found = FIELD.matcher(html);
        while (found.find()) {
            if (found.group(1) != null) {
                input(found.group(1));
            } else if (found.group(2) != null) {
                put(found.group(2), HtmlUtils.htmlUnescape(found.group(3)));
            } else {
                put(found.group(4), selected(found.group(5)));
            }
        }
        fields.remove("_csrf");
    }

    private void input(String attributes) {
        var type = value(attributes, "type").orElse("text");
        var isBox = type.equals("checkbox") || type.equals("radio");
        if (!isBox || attributes.contains("checked")) {
            put(attributes, value(attributes, "value").orElse(""));
        }
    }

    private static String selected(String options) {
        var found = OPTION.matcher(options);
        var first = Optional.<String>empty();
        while (found.find()) {
            var value = value(found.group(1), "value");
            if (found.group(1).contains("selected")) {
                return value.orElse("");
            }
            first = first.or(() -> value);
        }
        return first.orElse("");
    }

    private void put(String attributes, String value) {
        value(attributes, "name").ifPresent(name -> fields.put(name, value));
    }

    private static Optional<String> value(String attributes, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? Optional.of(HtmlUtils.htmlUnescape(found.group(1))) : Optional.empty();
    }

    /** Another value of a field, or a ticked box. */
    PageForm with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    /** A box that is not ticked. */
    PageForm without(String name) {
        fields.remove(name);
        return this;
    }

    Map<String, String> fields() {
        return Map.copyOf(fields);
    }
}
