package io.harrier.platform.problem;

import java.net.ConnectException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.UriInfo;

import org.hibernate.HibernateException;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.harrier.platform.problem.ProblemException.Kind;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** Answers what the database or another server said: lost races, 503 while one is away, 500 without internals for the rest. */
class OutageProblems {

    private static final Logger LOG = Logger.getLogger(OutageProblems.class);
    /** PostgreSQL's word for text it can't keep: a parameter had one, bodies are refused before. */
    private static final Set<String> NUL = Set.of("22021", "22P05");
    /** Unique and foreign keys: what was checked a moment ago is true no more. */
    private static final Set<String> LOST_RACES = Set.of("23505", "23503");
    private static final Duration SOON = Duration.ofSeconds(5);

    @ServerExceptionMapper
    RestResponse<Problem> failed(Throwable failure, UriInfo uri) {
        return answer(failure, uri);
    }

    static RestResponse<Problem> answer(Throwable failure, UriInfo uri) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Problems.answer(problem, uri);
            }
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return Problems.answer(Kind.STALE, "It changed while you changed it: read it again", uri);
            }
            if (NUL.contains(String.valueOf(Outage.sqlState(cause)))) {
                return Problems.answer(Kind.MALFORMED, "Text must not hold a NUL", uri);
            }
            if (LOST_RACES.contains(String.valueOf(Outage.sqlState(cause)))) {
                LOG.infof("Answered 409: %s", cause.getMessage());
                return Problems.answer(Kind.CONFLICT,
                        "Somebody else changed what this depends on at the same time: read it again",
                        uri);
            }
            if (Outage.isTimeout(cause)) {
                LOG.infof("Answered 503: %s", cause.getMessage());
                return Problems.answer(new Unavailable("It takes longer than it may: ask for less", SOON), uri);
            }
            if (Outage.is(cause)) {
                LOG.warnf("Answered 503: %s", cause.getMessage());
                return Problems.answer(new Unavailable("A server that Harrier needs is away", SOON), uri);
            }
        }
        LOG.error("Answered 500", failure);
        return Problems.answer(Kind.INTERNAL, "The fault is ours and is logged", uri);
    }

    // Quarkus REST prefers its own mappers for these; ours must name them.
    @ServerExceptionMapper({HibernateException.class, PgException.class, ConnectException.class, TimeoutException.class,
            VertxException.class, ClosedConnectionException.class})
    RestResponse<Problem> away(Throwable failure, UriInfo uri) {
        return answer(failure, uri);
    }
}
