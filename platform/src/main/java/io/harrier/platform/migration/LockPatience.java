package io.harrier.platform.migration;

import java.sql.SQLException;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * How long a migration waits for a lock. Whoever comes after it waits behind it, so it gives up soon: its replica ends, nothing is done, and
 * the next start tries again. What runs outside a transaction, an index that is made concurrently, has nobody wait and is not hurried.
 */
final class LockPatience implements Callback {

    private static final String PATIENCE = "set local lock_timeout = '5s'";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        var connection = context.getConnection();
        try {
            if (!connection.getAutoCommit()) {
                try (var statement = connection.createStatement()) {
                    statement.execute(PATIENCE);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public String getCallbackName() {
        return "lock patience";
    }
}
