package io.harrier.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The borders that every module keeps, checked on its classes. */
public final class HouseRules {

    private HouseRules() {
    }

    /** @param root the module's package, as {@code io.harrier.alerts} */
    public static void check(String root) {
        var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(root);
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(classes);
        noClasses().that().haveSimpleNameNotEndingWith("Resource").should().dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.ws.rs.Path").check(classes);
        noClasses().should().callMethod("java.time.Instant", "now").orShould().callMethod("java.time.LocalDate", "now")
                .orShould().callMethod("java.util.UUID", "randomUUID").check(classes);
        noClasses().should()
                .callMethod("io.quarkus.hibernate.reactive.panache.Panache", "withTransaction", "java.util.function.Supplier")
                .orShould().beAnnotatedWith("io.quarkus.hibernate.reactive.panache.common.WithTransaction")
                .orShould().beAnnotatedWith("lombok.Data").check(classes);
        if (!root.equals("io.harrier.platform")) {
            noClasses().should().dependOnClassesThat().resideInAnyPackage(foreign(root)).check(classes);
        }
    }

    private static String[] foreign(String root) {
        return java.util.stream.Stream.of("alerts", "incidents", "postmortems", "integrations", "local")
                .map(name -> "io.harrier." + name + "..").filter(name -> !name.equals(root + "..")).toArray(String[]::new);
    }
}
