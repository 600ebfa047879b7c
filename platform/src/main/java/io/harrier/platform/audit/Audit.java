package io.harrier.platform.audit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jboss.logging.MDC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.access.CurrentCaller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Writes who did what, in the transaction that does it. The sealer chains the entries within seconds. */
@Singleton
public class Audit {

    private static final String WRITE = """
        with entry as (
            insert into audit_log (at, actor_kind, actor, actor_name, action, subject_type, subject_id, detail, request_id)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(cast(?8 as text) as json), ?9) returning id)
        insert into audit_unsealed (id) select id from entry""";

    private static final String WRITE_ALL = """
        with entry as (
            insert into audit_log (at, actor_kind, actor, actor_name, action, subject_type, subject_id, detail, request_id)
            select cast(?1 as timestamptz), cast(?2 as text), cast(?3 as text), cast(?4 as text), cast(?5 as text), cast(?6 as text),
                subject, cast(cast(?8 as text) as json), cast(?9 as text)
            from jsonb_array_elements_text(cast(cast(?7 as text) as jsonb)) as subject returning id)
        insert into audit_unsealed (id) select id from entry""";

    private final CurrentCaller current;
    private final Clock clock;
    private final ObjectMapper json;

    Audit(CurrentCaller current, Clock clock, ObjectMapper json) {
        this.current = current;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Records one act of the caller.
     *
     * @param action lower snake case, noun first: {@code incident_created}
     * @param detail what is needed to understand the act later: ids, from, to, reason; never a secret
     */
    public Uni<Void> record(String action, String subjectType, UUID subject, Map<String, ?> detail) {
        return record(action, subjectType, subject.toString(), detail);
    }

    public Uni<Void> record(String action, String subjectType, String subject, Map<String, ?> detail) {
        var caller = current.get();
        return Panache.getSession().chain(session -> session.createNativeQuery(WRITE)
                .setParameter(1, clock.instant())
                .setParameter(2, caller.kind().name().toLowerCase(java.util.Locale.ROOT))
                .setParameter(3, caller.subject())
                .setParameter(4, caller.name())
                .setParameter(5, action)
                .setParameter(6, subjectType)
                .setParameter(7, subject)
                .setParameter(8, text(detail))
                .setParameter(9, (String) MDC.get("requestId"))
                .executeUpdate()).replaceWithVoid();
    }

    /** The same act on each of these. */
    public Uni<Void> record(String action, String subjectType, List<UUID> subjects, Map<String, ?> detail) {
        var caller = current.get();
        return Panache.getSession().chain(session -> session.createNativeQuery(WRITE_ALL)
                .setParameter(1, clock.instant())
                .setParameter(2, caller.kind().name().toLowerCase(java.util.Locale.ROOT))
                .setParameter(3, caller.subject())
                .setParameter(4, caller.name())
                .setParameter(5, action)
                .setParameter(6, subjectType)
                .setParameter(7, text(subjects))
                .setParameter(8, text(detail))
                .setParameter(9, (String) MDC.get("requestId"))
                .executeUpdate()).replaceWithVoid();
    }

    private String text(Object detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
