package dev.rollcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.PolicyText;
import dev.rollcall.host.reconcile.Policy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/reference/configuration.md");

    @Test
    void namesEveryProperty() throws Exception {
        var page = Files.readString(PAGE);
        var properties = new TreeSet<String>();
        collect(HostProperties.class, "rollcall", properties);
        assertThat(properties).hasSizeGreaterThan(30).allMatch(property -> page.contains("`" + property));
    }

    @Test
    void namesEveryFieldOfThePolicy() throws Exception {
        var page = Files.readString(PAGE);
        assertThat(PolicyText.json(Policy.DEFAULT).propertyNames()).allMatch(field -> page.contains("`" + field));
    }

    private static void collect(Type type, String name, Set<String> into) {
        if (type instanceof Class<?> known && known.isRecord()) {
            for (var component : known.getRecordComponents()) {
                collect(component.getGenericType(), name + "." + kebab(component.getName()), into);
            }
            return;
        }
        if (type instanceof ParameterizedType container && container.getRawType() == Map.class) {
            var of = container.getActualTypeArguments()[1];
            var keys = List.of("rollcall.platform.specs", "rollcall.connections");
            if (keys.contains(name)) {
                collect(of, name + (name.endsWith("specs") ? ".<spec>" : ".<key>"), into);
                return;
            }
            into.add(name + ".<");
            return;
        }
        into.add(name);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
