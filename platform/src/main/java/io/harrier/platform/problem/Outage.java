package io.harrier.platform.problem;

import java.io.CharConversionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** Tells a server that is away, which will be back, from a statement that is wrong, which stays wrong. */
public final class Outage {

    /** SQLSTATE classes: connection, resources, operator intervention, transaction rollback (deadlock, serialization). */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "40");

    /** A server that may only be read: the one before a failover, or one that is not yet promoted. */
    private static final String READ_ONLY = "25006";
    private static final String CANCELLED = "57014";

    private Outage() {
    }

    /** Whether any cause of this failure passes by itself, so that trying again is right. */
    public static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (is(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whether PostgreSQL gave a statement up because it took longer than it may. */
    public static boolean isTimeout(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (CANCELLED.equals(sqlState(cause))) {
                return true;
            }
        }
        return false;
    }

    static boolean is(Throwable cause) {
        String state = sqlState(cause);
        if (state != null) {
            return READ_ONLY.equals(state) || PASSING.contains(state.substring(0, 2));
        }
        if (cause instanceof JsonProcessingException || cause instanceof CharConversionException) {
            // IOExceptions by descent, but no server that is away.
            return false;
        }
        return cause instanceof IOException || cause instanceof TimeoutException || cause instanceof ClosedConnectionException
                || (cause instanceof io.vertx.core.VertxException && String.valueOf(cause.getMessage()).contains("losed"));
    }

    /** What PostgreSQL said, through the plain client or through Hibernate, which keeps only the state; null where it is not from there. */
    static String sqlState(Throwable cause) {
        if (cause instanceof PgException refused) {
            return refused.getSqlState();
        }
        return cause instanceof SQLException refused ? refused.getSQLState() : null;
    }
}
