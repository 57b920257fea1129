package dev.rollcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.PolicyText;
import dev.rollcall.host.reconcile.Policy;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The page names every property and every field of the policy, each once, and none that there is not. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/reference/configuration.md");
    private static final Pattern ROW = Pattern.compile("^\\| (`[^|]*`) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void namesEveryPropertyThatThereIsAndNoOther() throws Exception {
        var properties = new ArrayList<String>();
        collect(HostProperties.class, "rollcall", properties);
        var named = named().stream()
                .filter(name -> name.startsWith("rollcall."))
                // What people choose the name of is called by different words.
                .map(name -> name.replaceAll("<[^>]*>", "<>"))
                .toList();
        assertThat(properties).hasSizeGreaterThan(50);
        assertThat(named).containsExactlyInAnyOrderElementsOf(properties);
    }

    @Test
    void namesEveryFieldOfThePolicyAndNoOther() throws Exception {
        var fields = new TreeSet<String>();
        leaves(PolicyText.json(Policy.DEFAULT), "", fields);
        var page = Files.readString(PAGE);
        var named = named(page.substring(page.indexOf("## Policy")));
        assertThat(named).containsExactlyInAnyOrderElementsOf(fields);
    }

    private static List<String> named() throws IOException {
        return named(Files.readString(PAGE));
    }

    /** The names in the first cell of each row; one that begins with a dot stands beside the one before it. */
    private static List<String> named(String text) {
        var names = new ArrayList<String>();
        for (var row : ROW.matcher(text).results().toList()) {
            var before = "";
            for (var found : NAME.matcher(row.group(1)).results().toList()) {
                var name = found.group(1);
                before = name.startsWith(".") ? before.substring(0, before.lastIndexOf('.')) + name : name;
                names.add(before);
            }
        }
        return names;
    }

    private static void leaves(JsonNode node, String name, Set<String> into) {
        if (!node.isObject()) {
            into.add(name);
            return;
        }
        node.properties()
                .forEach(field ->
                        leaves(field.getValue(), name.isEmpty() ? field.getKey() : name + "." + field.getKey(), into));
    }

    private static void collect(Type type, String name, List<String> into) {
        if (type instanceof Class<?> known && known.isRecord()) {
            for (var component : known.getRecordComponents()) {
                collect(component.getGenericType(), name + "." + kebab(component.getName()), into);
            }
            return;
        }
        if (type instanceof ParameterizedType container && container.getRawType() == Map.class) {
            collect(container.getActualTypeArguments()[1], name + ".<>", into);
            return;
        }
        into.add(name);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
