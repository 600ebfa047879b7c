package io.harrier.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vertx.pgclient.PgException;

class OutageTest {

    @ParameterizedTest
    @CsvSource({"40P01, true", "40001, true", "57P01, true", "53300, true", "08006, true", "25006, true", "25P02, false",
            "23505, false",
            "22021, false", "42501, false"})
    void aDeadlockPassesAndABrokenRuleDoesNotWhicheverClientSaysSo(String state, boolean passes) {
        assertEquals(passes, Outage.passes(new IllegalStateException(new SQLException("refused", state))));
        assertEquals(passes, Outage.passes(new IllegalStateException(new PgException("refused", "ERROR", state, null))));
    }

    @Test
    void aFailureWithoutAStateIsNoOutage() {
        assertEquals(false, Outage.passes(new SQLException("refused")));
    }
}
