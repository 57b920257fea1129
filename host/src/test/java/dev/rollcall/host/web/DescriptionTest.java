package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What is said of the API is what there is: the served description, and the page of the documentation. */
class DescriptionTest {
    private static final Path PAGE = Path.of("../docs/reference/rest-api.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(GET|POST|PATCH|PUT|DELETE) (/[^` ?]*)[^`]*` \\|", Pattern.MULTILINE);
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\\n(.*?)```");

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static JsonNode description;

    @BeforeAll
    static void start() {
        host = ApiHost.start(home, Map.of());
        description = host.get("/api/v1/openapi.json").json();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void describesEveryRouteAndNoOther() {
        var described = new TreeSet<String>();
        description.path("paths").properties().forEach(path -> path.getValue()
                .propertyNames()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(described).isEqualTo(routes());
    }

    @Test
    void documentsEveryRouteAndNoOther() throws IOException {
        var documented = new TreeSet<String>();
        var rows = ROW.matcher(Files.readString(PAGE));
        while (rows.find()) {
            documented.add(rows.group(1) + " /api/v1" + rows.group(2));
        }
        var routes = new TreeSet<>(routes());
        routes.add("GET /api/v1/openapi.json");
        assertThat(documented).isEqualTo(routes);
    }

    @Test
    void saysOfEveryRouteWhatItIsForAndHowItFails() {
        description
                .path("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(operation.path("summary").asString("")).isNotBlank();
                    assertThat(operation.path("tags")).hasSize(1);
                    assertThat(operation
                                    .at("/responses/default/content/application~1problem+json/schema/$ref")
                                    .asString(""))
                            .isEqualTo("#/components/schemas/Problem");
                    operation.path("parameters").forEach(parameter -> assertThat(
                                    parameter.path("description").asString(""))
                            .isNotBlank());
                }));
    }

    @Test
    void namesEveryOperationOnce() {
        var names = description.path("paths").findValuesAsString("operationId");
        assertThat(names).doesNotHaveDuplicates().contains("connectionsCreate", "runsApprove");
    }

    @Test
    void asksForTheTokenEverywhere() {
        assertThat(description.at("/components/securitySchemes/bearer/scheme").asString(""))
                .isEqualTo("bearer");
        assertThat(description.at("/security/0").has("bearer")).isTrue();
    }

    @Test
    void refersToNothingThatIsNotThere() {
        var references = description.findValuesAsString("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        description.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
    }

    @Test
    void acceptsTheExamplesOfARequest() {
        var body = ApiHost.JSON.createObjectNode();
        description
                .at("/components/schemas/NewConnection/properties")
                .properties()
                .forEach(property -> {
                    var example = property.getValue().get("example");
                    if (example != null) {
                        body.set(property.getKey(), example);
                    }
                });
        assertThat(body.propertyNames()).contains("provider", "name", "settings", "schedule");
        // No plugin is there; all else is as it has to be.
        var answer = host.post("/api/v1/connections", body.toString());
        assertThat(answer.json().at("/errors").findValuesAsString("field")).containsExactly("provider");
    }

    @Test
    void documentsExamplesThatAreJson() throws IOException {
        var examples = EXAMPLE.matcher(Files.readString(PAGE));
        var found = new ArrayList<JsonNode>();
        while (examples.find()) {
            found.add(ApiHost.JSON.readTree(examples.group(1)));
        }
        assertThat(found).isNotEmpty().allMatch(JsonNode::isObject);
    }

    private static Set<String> routes() {
        var routes = new TreeSet<String>();
        host.context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (!method.getBeanType().getName().startsWith("dev.rollcall.")
                            || method.getBeanType() == ErrorRoute.class) {
                        return;
                    }
                    // Pages are no part of the API.
                    mapping.getPatternValues().stream()
                            .filter(path -> path.startsWith("/api/"))
                            .forEach(path -> mapping.getMethodsCondition()
                                    .getMethods()
                                    .forEach(verb -> routes.add(verb + " " + path)));
                });
        assertThat(routes).hasSizeGreaterThan(20);
        return routes;
    }
}
