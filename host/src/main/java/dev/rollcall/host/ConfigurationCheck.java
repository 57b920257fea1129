package dev.rollcall.host;

import dev.rollcall.host.connection.NearestName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Refuses properties under {@code rollcall.} that nothing reads, and placeholders that nothing fills, before anything is
 * started. The environment's variables may hold more ({@code ROLLCALL_JAVA_OPTIONS}), so their names are not looked at.
 */
public final class ConfigurationCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String PREFIX = "rollcall";
    private static final Set<String> FREE = Set.of(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var problems = problems(context.getEnvironment());
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static List<String> problems(ConfigurableEnvironment environment) {
        var problems = new ArrayList<String>();
        for (var name : names(environment)) {
            unknown(name).ifPresent(problems::add);
            unfilled(environment, name)
                    .ifPresent(variable -> problems.add("The property " + name + " asks for the environment variable "
                            + variable + ", which is not set. Set it before Rollcall is started."));
        }
        return problems;
    }

    private static Optional<String> unfilled(ConfigurableEnvironment environment, String name) {
        try {
            environment.getProperty(name);
            return Optional.empty();
        } catch (PlaceholderResolutionException e) {
            return Optional.of(e.getPlaceholder());
        }
    }

    private static Set<String> names(ConfigurableEnvironment environment) {
        var names = new TreeSet<String>();
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed && !FREE.contains(source.getName())) {
                Arrays.stream(listed.getPropertyNames())
                        .filter(name -> name.startsWith(PREFIX + "."))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static Optional<String> unknown(String property) {
        var name = ConfigurationPropertyName.adapt(property, '.');
        Type type = HostProperties.class;
        for (var index = 1; index < name.getNumberOfElements(); index++) {
            if (type instanceof Class<?> known && known.isRecord()) {
                var component = component(known, name.getElement(index, Form.UNIFORM));
                if (component.isEmpty()) {
                    return Optional.of(sentence(property, name.getElement(index, Form.ORIGINAL), known));
                }
                type = component.get().getGenericType();
                continue;
            }
            if (!(type instanceof ParameterizedType container)) {
                return Optional.of("There is no property " + property + ": " + name.chop(1) + " has a value, and no"
                        + " parts. Leave out what is behind it.");
            }
            if (container.getRawType() != Map.class && container.getRawType() != List.class) {
                return Optional.empty();
            }
            var arguments = container.getActualTypeArguments();
            type = arguments[arguments.length - 1];
            if (type == Object.class) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<RecordComponent> component(Class<?> type, String uniform) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component ->
                        component.getName().toLowerCase(Locale.ROOT).equals(uniform))
                .findFirst();
    }

    private static String sentence(String property, String element, Class<?> type) {
        var known = Arrays.stream(type.getRecordComponents())
                .map(component -> kebab(component.getName()))
                .toList();
        var start = property.substring(0, property.indexOf(element, PREFIX.length()));
        var cure = NearestName.of(element, known)
                .map(near ->
                        "Did you mean " + start + near + property.substring(start.length() + element.length()) + "?")
                .orElse("Leave it out; under " + start.substring(0, start.length() - 1) + " there are "
                        + String.join(", ", known) + ".");
        return "There is no property " + property + ". " + cure;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
