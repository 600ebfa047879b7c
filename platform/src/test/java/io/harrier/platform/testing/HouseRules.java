package io.harrier.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.nio.file.Path;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The borders that every module keeps, checked on its classes. */
public final class HouseRules {

    private static final String PANACHE = "io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase";
    private static final Set<String> PANACHE_QUERIES = Set.of("find", "list", "stream", "count", "delete", "update");

    private static final ArchCondition<JavaClass> RUN_NO_SQL = new ArchCondition<>("run no SQL") {

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getMethodCallsFromSelf().stream().filter(HouseRules::runsSql)
                    .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
        }
    };

    private HouseRules() {
    }

    /** @param root the module's package, as {@code io.harrier.alerts} */
    public static void check(String root) {
        var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(root);
        featuresHaveNoCycles(root, classes);
        noClasses().that().haveSimpleNameNotEndingWith("Resource").should().dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.ws.rs.Path").check(classes);
        noClasses().should().callMethod("java.time.Instant", "now").orShould().callMethod("java.time.LocalDate", "now")
                .orShould().callMethod("java.util.UUID", "randomUUID").check(classes);
        noClasses().should()
                .callMethod("io.quarkus.hibernate.reactive.panache.Panache", "withTransaction", "java.util.function.Supplier")
                .orShould().beAnnotatedWith("io.quarkus.hibernate.reactive.panache.common.WithTransaction")
                .orShould().beAnnotatedWith("lombok.Data").check(classes);
        // The transaction ends with the Uni: there is none to be had around a plain value.
        methods().that().areDeclaredInClassesThat().areAnnotatedWith("io.harrier.platform.tenancy.TenantTransaction").and()
                .areNotPrivate().and().areNotStatic().should().haveRawReturnType("io.smallrye.mutiny.Uni")
                .allowEmptyShould(true)
                .check(classes);
        // Each query made with the class of a single value is a plan of its own to Hibernate: none is found again, and they drive all others
        // out of its cache. Without the class the column's type tells, and the plan is kept.
        noClasses().should().callMethod("org.hibernate.reactive.mutiny.Mutiny$Session", "createNativeQuery",
                "java.lang.String", "java.lang.Class").check(classes);
        // SQL is run by repositories, by what reads lists or writes sets in plain SQL beside them (…Lists, …Store and their like), and by
        // loops on the worker's pool: classes that are none of these.
        classes().that().areAnnotatedWith("jakarta.ws.rs.Path").or()
                .areAnnotatedWith("io.harrier.platform.tenancy.TenantTransaction").or()
                .areAnnotatedWith("jakarta.persistence.Entity").or().areRecords().or()
                .areAssignableTo("io.harrier.platform.events.EventHandler").should(RUN_NO_SQL).check(classes);
        SqlRules.check(Path.of(""));
        MigrationRules.check(Path.of(""));
        if (!root.equals("io.harrier.platform")) {
            noClasses().should().dependOnClassesThat().resideInAnyPackage(foreign(root)).check(classes);
        }
    }

    /** What platform keeps too, which has its own ways with the rest. */
    public static void featuresHaveNoCycles(String root) {
        featuresHaveNoCycles(root,
                new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(root));
    }

    private static void featuresHaveNoCycles(String root, JavaClasses classes) {
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    private static boolean runsSql(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        String name = call.getTarget().getName();
        if (owner.getName().startsWith("io.vertx.mutiny.sqlclient.")) {
            return name.equals("query") || name.equals("preparedQuery");
        }
        if (owner.getName().startsWith("org.hibernate.reactive.mutiny.Mutiny$")) {
            return name.startsWith("create") && name.endsWith("Query");
        }
        return owner.isAssignableTo(PANACHE) && PANACHE_QUERIES.contains(name)
                && call.getTarget().getRawParameterTypes().stream().limit(1).anyMatch(it -> it.isEquivalentTo(String.class));
    }

    private static String[] foreign(String root) {
        return java.util.stream.Stream.of("alerts", "incidents", "postmortems", "integrations", "local")
                .map(name -> "io.harrier." + name + "..").filter(name -> !name.equals(root + "..")).toArray(String[]::new);
    }
}
