package io.harrier.integrations;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HouseRules;

class ArchitectureTest {

    @Test
    void theServiceKeepsTheHouseRules() {
        HouseRules.check("io.harrier.integrations");
    }
}
