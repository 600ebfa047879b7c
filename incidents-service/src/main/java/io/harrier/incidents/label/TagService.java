package io.harrier.incidents.label;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Discretion;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Tags;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Tags one by one: two people who add one each don't undo each other's, as they would by PATCH. */
@ApplicationScoped
@TenantTransaction
class TagService {

    private final IncidentService incidents;
    private final Audit audit;

    TagService(IncidentService incidents, Audit audit) {
        this.incidents = incidents;
        this.audit = audit;
    }

    Uni<TagsView> add(UUID id, IfMatch version, List<String> tags) {
        return incidents.rewrite(id, version, details -> details.withTags(together(details.tags(), tags)),
                incident -> audit.record("incident_updated", "incident", id, Discretion.of(incident, Map.of("tagged", tags))))
                .map(TagsView::of);
    }

    private static List<String> together(List<String> there, List<String> more) {
        var all = Stream.concat(there.stream(), more.stream()).distinct().sorted().toList();
        if (all.size() > Tags.MOST) {
            throw new RuleBroken("/tags", "An incident has at most " + Tags.MOST + " tags; it would have " + all.size());
        }
        return all;
    }

    /** One that it does not have is gone already. */
    Uni<TagsView> remove(UUID id, IfMatch version, String tag) {
        var gone = Tags.normal(tag);
        return incidents.rewrite(id, version,
                details -> details.withTags(details.tags().stream().filter(it -> !it.equals(gone)).toList()),
                incident -> audit.record("incident_updated", "incident", id, Discretion.of(incident, Map.of("untagged", gone))))
                .map(TagsView::of);
    }
}
