package dev.rollcall.host.capture;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Replaces what could identify a person, a device or a tenant, and keeps the shape: letters become letters, digits
 * digits, and the same value becomes the same pseudonym everywhere, so that lists, details and links still belong
 * together. Everything is replaced unless it is known to say nothing about anybody. The key is random and never kept,
 * so nobody can compute the values back.
 *
 * <p>Safe for use by several threads.
 */
public final class Pseudonyms {
    /** Parts of names of properties whose texts are the same for thousands of devices. */
    private static final Set<String> TELLING_NOTHING = Set.of(
            "model",
            "platform",
            "os",
            "version",
            "build",
            "family",
            "type",
            "status",
            "state",
            "processor",
            "memory",
            "capacity",
            "format",
            "method",
            "ownership",
            "make",
            "manufacturer",
            "cpu",
            "code");

    /** Parts of names that outweigh the ones above: {@code modelOwner} is a person. */
    private static final Set<String> TELLING = Set.of(
            "user",
            "owner",
            "host",
            "serial",
            "mail",
            "email",
            "address",
            "phone",
            "tag",
            "note",
            "notes",
            "location",
            "room",
            "department",
            "token",
            "secret",
            "password",
            "key",
            "id",
            "uuid",
            "udid");

    private static final Set<String> NUMBERS_THAT_IDENTIFY = Set.of("id", "serial", "imei", "phone", "number", "uid");
    private static final Set<String> PLACES = Set.of("latitude", "longitude", "lat", "lon", "lng");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+ ?(Z|[+-][0-9:]+)?)?");
    private static final Pattern NOTHING =
            Pattern.compile("(?i)|true|false|yes|no|none|null|n/a|unknown|[0-9.]{1,4}%?");
    private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern IDENTIFYING_SEGMENT = Pattern.compile("(?=.*[0-9]).{5,}|[^/]*@[^/]*");
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";

    private final SecretKeySpec key;

    /** With a random key. */
    public Pseudonyms() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    /** A copy of the tree with everything replaced that could identify somebody. */
    public JsonNode tree(JsonNode node) {
        return tree("", node);
    }

    /** An address with another host, and other ids in its path and query. */
    public String address(URI address) {
        var text = new StringBuilder("https://tenant.example").append(path(address.getRawPath()));
        var query = address.getRawQuery();
        return query == null
                ? text.toString()
                : text.append('?').append(query(query)).toString();
    }

    private JsonNode tree(String name, JsonNode node) {
        if (node.isObject()) {
            var copy = JsonNodeFactory.instance.objectNode();
            node.propertyStream()
                    .forEach(entry -> copy.set(
                            entry.getKey().contains("@") ? text(entry.getKey()) : entry.getKey(),
                            tree(entry.getKey(), entry.getValue())));
            return copy;
        }
        if (node.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(tree(name, element)));
            return copy;
        }
        if (node.isString()) {
            return JsonNodeFactory.instance.stringNode(value(name, node.stringValue()));
        }
        return node.isNumber() ? number(name, node) : node;
    }

    private String value(String name, String value) {
        if (NOTHING.matcher(value.strip()).matches() || DATE.matcher(value).matches() || tellsNothing(name, value)) {
            return value;
        }
        if (value.startsWith("https://") || value.startsWith("http://")) {
            return link(value);
        }
        return text(value);
    }

    private String link(String value) {
        try {
            return address(new URI(value));
        } catch (URISyntaxException e) {
            return text(value);
        }
    }

    private static boolean tellsNothing(String name, String value) {
        var words = words(name);
        return !value.contains("@")
                && value.length() <= 64
                && words.stream().anyMatch(TELLING_NOTHING::contains)
                && words.stream().noneMatch(TELLING::contains);
    }

    private JsonNode number(String name, JsonNode node) {
        var words = words(name);
        if (words.stream().anyMatch(PLACES::contains)) {
            return JsonNodeFactory.instance.numberNode(0);
        }
        if (node.isIntegralNumber() && words.stream().anyMatch(NUMBERS_THAT_IDENTIFY::contains)) {
            var digits = text(node.asString().replaceAll("\\D", ""));
            return JsonNodeFactory.instance.numberNode(
                    Long.parseLong(digits.substring(0, Math.min(18, digits.length()))));
        }
        return node;
    }

    private String path(@Nullable String path) {
        if (path == null) {
            return "";
        }
        return Arrays.stream(path.split("/", -1))
                .map(segment -> IDENTIFYING_SEGMENT.matcher(segment).matches() ? text(segment) : segment)
                .collect(Collectors.joining("/"));
    }

    private String query(String query) {
        var copy = new StringBuilder();
        for (var parameter : query.split("&", -1)) {
            var at = parameter.indexOf('=');
            copy.append(copy.isEmpty() ? "" : "&");
            if (at < 0) {
                copy.append(parameter);
                continue;
            }
            var value = parameter.substring(at + 1);
            var plain = value.matches("[0-9]{1,5}|[A-Z_]{1,24}|[a-z_]+(:asc|:desc|%3Aasc|%3Adesc)?");
            copy.append(parameter, 0, at + 1).append(plain ? value : text(value));
        }
        return copy.toString();
    }

    /** A text of the same shape; the percent signs of an encoded one keep their place. */
    private String text(String value) {
        var random = new Stream(value);
        var copy = new StringBuilder(value.length());
        value.codePoints().forEach(point -> copy.appendCodePoint(random.like(point)));
        return copy.toString();
    }

    private static Set<String> words(String name) {
        return WORD_BREAK
                .splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** As many random bytes as a value has characters; the same for the same value. */
    private final class Stream {
        private final String value;
        private byte[] block = {};
        private int blocks;
        private int next;

        Stream(String value) {
            this.value = value;
        }

        int like(int point) {
            if (point >= '0' && point <= '9') {
                return '0' + random() % 10;
            }
            if (Character.isLetter(point)) {
                var letter = SMALL.charAt(random() % SMALL.length());
                return Character.isUpperCase(point) ? Character.toUpperCase(letter) : letter;
            }
            return point;
        }

        private int random() {
            if (next == block.length) {
                block = mac(value + "/" + blocks++);
                next = 0;
            }
            return block[next++] & 0xff;
        }

        private byte[] mac(String text) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every JDK has HmacSHA256.", e);
            }
        }
    }
}
