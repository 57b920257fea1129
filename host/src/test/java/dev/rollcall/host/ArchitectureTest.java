package dev.rollcall.host;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the host's packages, as docs/explanation/architecture.md draws them. */
class ArchitectureTest {
    /** What each package may use of the others; `command` and the root put everything together and may use all. */
    private static final Map<String, Set<String>> MAY_USE = mayUse();

    private static final List<String> ADAPTERS =
            List.of("dev.rollcall.host.asset.snipeit", "dev.rollcall.host.asset.glpi");

    private static final JavaClasses HOST = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rollcall");

    private static Map<String, Set<String>> mayUse() {
        var arrows = new LinkedHashMap<String, Set<String>>();
        arrows.put("reconcile", Set.of("asset"));
        // `web` for the controllers, which live with their feature.
        arrows.put("asset", Set.of("http", "web"));
        // `connection` for the key that secrets are encrypted with, `journal` for what another address makes
        // meaningless,
        // `plugin` for the link fields that its page shows.
        arrows.put("platform", Set.of("asset", "connection", "journal", "plugin", "http", "audit", "access", "web"));
        arrows.put("source", Set.of("plugin", "http"));
        // `access` for who asks, in the controller.
        arrows.put("plugin", Set.of("access", "audit", "web"));
        // `reconcile` for the policy that a connection carries, `access` for who asks.
        arrows.put("connection", Set.of("plugin", "source", "reconcile", "audit", "access", "web"));
        arrows.put("journal", Set.of("reconcile", "asset"));
        // `access` for who asks.
        arrows.put(
                "sync",
                Set.of("reconcile", "asset", "source", "plugin", "connection", "journal", "http", "access", "web"));
        arrows.put("schedule", Set.of("connection", "sync", "journal"));
        arrows.put("http", Set.of());
        arrows.put("audit", Set.of("web"));
        arrows.put("retention", Set.of("journal", "audit", "web"));
        arrows.put("notification", Set.of("journal", "connection", "http", "web"));
        arrows.put(
                "operation", Set.of("asset", "journal", "connection", "plugin", "sync", "notification", "http", "web"));
        // `connection` for the key that its secrets are encrypted with.
        arrows.put("backup", Set.of("connection", "audit", "web"));
        arrows.put("access", Set.of("audit", "web"));
        arrows.put("web", Set.of());
        arrows.put("capture", Set.of("http"));
        return arrows;
    }

    static Stream<String> packages() {
        return MAY_USE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatItMay(String name) {
        arrowsOf(name).allowEmptyShould(true).check(HOST);
    }

    @Test
    void seesAForbiddenArrow() {
        var planted = new ClassFileImporter().importPackages("dev.rollcall.host.fixture");
        assertThatThrownBy(() -> arrowsOf("plugin").check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.rollcall.host.fixture.plugin.Planted");
    }

    @Test
    void hidesPf4jInThePluginPackage() {
        pf4jStaysHidden().check(HOST);
    }

    @Test
    void seesPf4jOutsideThePluginPackage() {
        var planted = new ClassFileImporter().importPackages("dev.rollcall.host.fixture.sync");
        assertThatThrownBy(() -> pf4jStaysHidden().check(planted)).isInstanceOf(AssertionError.class);
    }

    @Test
    void namesAnAdapterOnlyWhereAKindOfPlatformIsDescribed() {
        for (var adapter : ADAPTERS) {
            stays(adapter).check(HOST);
        }
    }

    @Test
    void seesAnAdapterThatIsNamedElsewhere() {
        var planted = new ClassFileImporter().importPackages("dev.rollcall.host.fixture.sync");
        for (var adapter : ADAPTERS) {
            assertThatThrownBy(() -> stays(adapter).check(planted))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("PlantedPlatforms");
        }
    }

    /** Neither the core nor a page knows which platform it is, and no adapter knows another. */
    private static ArchRule stays(String adapter) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(adapter + "..")
                .and()
                .haveNameNotMatching("dev\\.rollcall\\.host\\.platform\\.(SnipeIt|Glpi)(Kind|Rules)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(adapter + "..")
                .because("what the host does is the same beside every platform");
    }

    private static ArchRule arrowsOf(String name) {
        return noClasses()
                .that()
                .resideInAPackage("dev.rollcall.host.." + name + "..")
                .should()
                .dependOnClassesThat(forbiddenFor(name))
                .because("the package " + name + " may use " + MAY_USE.get(name) + " of the host");
    }

    private static ArchRule pf4jStaysHidden() {
        return noClasses()
                .that()
                .resideInAPackage("dev.rollcall.host..")
                .and()
                .resideOutsideOfPackage("dev.rollcall.host.plugin..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.pf4j..")
                .because("PF4J is the plugin package's own affair");
    }

    private static DescribedPredicate<JavaClass> forbiddenFor(String name) {
        var allowed = MAY_USE.getOrDefault(name, Set.of());
        return DescribedPredicate.describe("another package of the host that it may not use", used -> {
            var other = nounOf(used.getPackageName());
            return !other.isEmpty() && !other.equals(name) && !allowed.contains(other);
        });
    }

    /** The host's package that a class belongs to; empty for everything that is not the host's. */
    private static String nounOf(String packageName) {
        if (!packageName.startsWith("dev.rollcall.host")) {
            return "";
        }
        return Stream.of(packageName.split("\\."))
                .filter(part -> MAY_USE.containsKey(part) || part.equals("command"))
                .findFirst()
                .orElse("");
    }
}
