package io.harrier.platform;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HouseRules;
import io.harrier.platform.testing.MigrationRules;

class ArchitectureTest {

    @Test
    void packagesDependOnEachOtherOneWay() {
        HouseRules.featuresHaveNoCycles("io.harrier.platform");
    }

    @Test
    void migrationsLetReplicasOfTheVersionBeforeGoOn() {
        MigrationRules.check(Path.of(""));
    }
}
