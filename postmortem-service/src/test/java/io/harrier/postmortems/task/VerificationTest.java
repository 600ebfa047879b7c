package io.harrier.postmortems.task;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VerificationTest {

    @Test
    void theAssigneeMayNotVerify() {
        assertTrue(new Verification("ana", "max").objectionTo("ana").isPresent());
    }

    @Test
    void whoReportedItDoneMayNotVerify() {
        assertTrue(new Verification("ana", "max").objectionTo("max").isPresent());
        assertTrue(new Verification(null, "max").objectionTo("max").isPresent());
    }

    @Test
    void anybodyElseMay() {
        assertTrue(new Verification("ana", "ana").objectionTo("max").isEmpty());
        assertTrue(new Verification(null, "ana").objectionTo("max").isEmpty());
    }
}
