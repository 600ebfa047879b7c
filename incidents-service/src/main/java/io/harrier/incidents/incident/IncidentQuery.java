package io.harrier.incidents.incident;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.harrier.platform.access.Caller;
import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.vertx.core.json.JsonObject;

/** The query that a filter, a sort and a caller make. */
record IncidentQuery(String text, Map<String, Object> parameters) {

    /** A restricted incident shows itself to those it names and to nobody else. */
    static final String VISIBLE_TO_ME = """
        (i.restricted = false or :me = '' or i.owner.subject = :me or i.incidentManager.subject = :me or i.reporter.subject = :me
         or exists (select 1 from IncidentMember m where m.key.incidentId = i.id and m.key.subject = :me))""";

    /** Who asks, as {@link #VISIBLE_TO_ME} wants it: empty for the product's own work, which sees all. */
    static String me(Caller caller) {
        return switch (caller.kind()) {
            case USER, SERVICE -> caller.subject();
            case RULE, JOB -> "";
        };
    }

    /** What a search found, in its order. */
    static IncidentQuery of(List<UUID> found, IncidentSort sort, Caller caller) {
        var conditions = new Conditions().with(VISIBLE_TO_ME, "me", me(caller)).with("i.id in :found", "found", found);
        return new IncidentQuery("from Incident i where " + conditions.text() + sort.order(), conditions.values());
    }

    static IncidentQuery of(IncidentFilter filter, IncidentSort sort, PageRequest page, Caller caller) {
        var conditions = new Conditions().with(VISIBLE_TO_ME, "me", me(caller))
                .with("i.trace.updatedAt >= :updatedSince", "updatedSince", page.updatedSince);
        filter.narrow(conditions);
        var after = sort.decode(page.cursor);
        if (after != null) {
            conditions.with(sort.condition(), "cursorAt", after.instant(0)).value("cursorId", after.id(1));
        }
        return new IncidentQuery("from Incident i where " + conditions.text() + sort.order(), conditions.values());
    }

    /** The same for {@code search_incidents}, which narrows and pages as the owner of the tables. */
    static JsonObject asked(IncidentFilter filter, String sort, Cursor after, PageRequest page, Caller caller) {
        var asked = filter.asked().put("me", me(caller)).put("sort", sort);
        if (page.updatedSince != null) {
            asked.put("updatedSince", page.updatedSince.toString());
        }
        if (after != null) {
            asked.put("cursorAt", after.instant(0).toString()).put("cursorId", after.id(1).toString());
        }
        return asked;
    }
}
