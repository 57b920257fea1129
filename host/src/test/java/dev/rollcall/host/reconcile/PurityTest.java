package dev.rollcall.host.reconcile;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The arrows of this package: it uses values, and nothing that runs. */
class PurityTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.rollcall.host.reconcile");

    @Test
    void usesTheValuesOfTheContractAndTheRecordsOfThePlatformOnly() {
        assertThat(CLASSES).isNotEmpty();
        values().check(CLASSES);
    }

    @Test
    void seesAFrameworkInTheRules() {
        var planted = new ClassFileImporter().importPackages("dev.rollcall.host.fixture.reconcile");
        assertThatThrownBy(() -> values().check(planted)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule values() {
        return classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.rollcall.host.reconcile..",
                        "dev.rollcall.host.asset",
                        "dev.rollcall.api.device..",
                        "org.jspecify.annotations..",
                        "java.lang..",
                        "java.util",
                        "java.util.function..",
                        "java.util.stream..",
                        "java.time..")
                .because("every rule can be read, tested and measured without anything running");
    }

    @Test
    void knowsNoClockAndNoChance() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class, Thread.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("time is an argument, and equal scenes give equal plans")
                .check(CLASSES);
    }
}
