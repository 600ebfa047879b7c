package io.harrier.alerts.ingest;

/** The kinds of things that are expected to speak, and where the database says when each was heard. */
enum Watched {

    /** Of the latest hour of a source there are 16 lanes at most. */
    LOG_SOURCE("log_source", "Log source", "log_sources", "enabled", "silent-sources", "source_silent", "logSourceId", """
        select max(last_received_at) from (select last_received_at from log_source_activity a
            where a.tenant_id = s.tenant_id and a.source_id = s.id order by hour desc limit 16) latest"""),
    LOG_COLLECTOR("log_collector", "Log collector", "log_collectors", "status not in ('maintenance', 'inactive')",
            "silent-collectors", "collector_silent", "logCollectorId",
            """
                select received_at from log_collector_heartbeats h where h.tenant_id = s.tenant_id and h.collector_id = s.id""");

    final String wire;
    final String title;
    /** The name of the job that resolves the alerts of those that were heard again. */
    final String job;
    final String classification;
    final String idProperty;
    /** The row's own due time is the claim: it comes due again unless a look sets the true one. */
    final String claim;
    final String read;
    final String settle;
    /** The same, unless somebody has had it looked at anew since then. */
    final String settleAsSeen;
    final String count;

    Watched(String wire, String title, String table, String atWork, String job, String classification, String idProperty,
            String heard) {
        this.wire = wire;
        this.title = title;
        this.job = job;
        this.classification = classification;
        this.idProperty = idProperty;
        claim = """
            update %1$s set silence_due_at = $2
            where ctid = any (array(select ctid from %1$s where silence_due_at < $1
                order by silence_due_at limit 100 for no key update skip locked))
            returning tenant_id, id""".formatted(table);
        read = """
            select name, criticality, %2$s as at_work, silent_after_seconds, silent_since, silence_due_at, greatest(watched_since, (%3$s)) as heard_at
            from %1$s s where tenant_id = $1 and id = $2 for no key update"""
                .formatted(table, atWork, heard);
        settle = "update %s set silence_due_at = $3, silent_since = $4 where tenant_id = $1 and id = $2".formatted(table);
        settleAsSeen = settle + " and silence_due_at is not distinct from $5";
        count = "select count(*) from %s where silent_since is not null".formatted(table);
    }

    /** As the alert of its silence is identified: {@code log-source:0190…}. */
    String sourceId(Object id) {
        return wire.replace('_', '-') + ":" + id;
    }
}
