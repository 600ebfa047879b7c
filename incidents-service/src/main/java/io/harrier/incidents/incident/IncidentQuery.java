package io.harrier.incidents.incident;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.vertx.core.json.JsonObject;

/** The query that a filter and a sort make. */
record IncidentQuery(String text, Map<String, Object> parameters) {

    /** What a search found, in its order. */
    static IncidentQuery of(List<UUID> found, IncidentSort sort) {
        var conditions = new Conditions().with("i.id in :found", "found", found);
        return new IncidentQuery("from Incident i where " + conditions.text() + sort.order(), conditions.values());
    }

    static IncidentQuery of(IncidentFilter filter, IncidentSort sort, PageRequest page) {
        var conditions = new Conditions().with("i.trace.updatedAt >= :updatedSince", "updatedSince", page.updatedSince);
        filter.narrow(conditions);
        var after = sort.decode(page.cursor);
        if (after != null) {
            conditions.with(sort.condition(), "cursorAt", after.instant(0)).value("cursorId", after.id(1));
        }
        return new IncidentQuery("from Incident i where " + conditions.text() + sort.order(), conditions.values());
    }

    /** The same for {@code search_incidents}, which narrows and pages as the owner of the tables. */
    static JsonObject asked(IncidentFilter filter, String sort, Cursor after, PageRequest page) {
        var asked = filter.asked().put("sort", sort);
        if (page.updatedSince != null) {
            asked.put("updatedSince", page.updatedSince.toString());
        }
        if (after != null) {
            asked.put("cursorAt", after.instant(0).toString()).put("cursorId", after.id(1).toString());
        }
        return asked;
    }
}
