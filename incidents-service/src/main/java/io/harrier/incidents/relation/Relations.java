package io.harrier.incidents.relation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Makes and takes back relations. Both incidents are held meanwhile and count as changed. */
@ApplicationScoped
@TenantTransaction
class Relations {

    private static final int MOST = 500;

    private final RelationRepository relations;
    private final IncidentService incidents;
    private final RelationNews news;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    Relations(RelationRepository relations, IncidentService incidents, RelationNews news, CurrentCaller current, Audit audit,
            Clock clock, Ids ids) {
        this.relations = relations;
        this.incidents = incidents;
        this.news = news;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<Page<RelationView>> list(UUID id, RelationFilter filter, PageRequest page) {
        return incidents.visible(id).chain(() -> relations.list(id, filter, page)).chain(rows -> incidents
                .visible(rows.stream().map(it -> it.other(id)).toList())
                .map(others -> Page.of(rows, page.limit, it -> RelationView.of(it, id, others.get(it.other(id))),
                        RelationRepository::after)));
    }

    Uni<RelationView> get(UUID id, UUID relation) {
        return incidents.visible(id).chain(() -> found(id, relation))
                .chain(it -> incidents.visible(it.other(id)).map(other -> RelationView.of(it, id, other)));
    }

    Uni<RelationView> add(UUID id, IfMatch version, AddRelation request) {
        if (id.equals(request.incidentId())) {
            throw new RuleBroken("/incidentId", "An incident is related to another one");
        }
        return incidents.lockedBoth(id, request.incidentId(), (incident, other) -> {
            IfMatch.check(version, incident.version);
            var relation = IncidentRelation.between(ids.next(), incident, request.role(), other, request.reason(),
                    current.get(),
                    clock.instant());
            return allowed(relation).chain(() -> roomFor(List.of(incident, other))).chain(() -> relations.persist(relation))
                    .chain(() -> changed(relation, incident, other, request.reason()))
                    .replaceWith(() -> RelationView.of(relation, id, other));
        });
    }

    Uni<RelationView> takeBack(UUID id, UUID relation, IfMatch version, String reason) {
        return found(id, relation).chain(it -> incidents.lockedBoth(id, it.other(id),
                (incident, other) -> relations.refreshed(it).chain(() -> {
                    IfMatch.check(version, incident.version);
                    if (!it.stands()) {
                        throw new Conflict("It was taken back already");
                    }
                    it.takeBack(reason, current.get(), clock.instant());
                    return changed(it, incident, other, reason).replaceWith(() -> RelationView.of(it, id, other));
                })));
    }

    private Uni<IncidentRelation> found(UUID id, UUID relation) {
        return relations.of(id, relation).onItem().ifNull().failWith(() -> new NotFound("relation", relation));
    }

    private Uni<Void> allowed(IncidentRelation relation) {
        return relations.stands(relation).chain(known -> {
            if (known) {
                throw new Conflict("They are that to each other already");
            }
            return relation.kind == RelationKind.RELATED ? Uni.createFrom().<String>nullItem() : relations.refusal(relation);
        }).invoke(refusal -> {
            if ("taken".equals(refusal)) {
                throw new Conflict(relation.kind == RelationKind.PART_OF
                        ? "It is part of another campaign already: take that back first"
                        : "It is a duplicate of another incident already: take that back first");
            }
            if (refusal != null) {
                throw new RuleBroken("/incidentId", "It would lead back to itself");
            }
        }).replaceWithVoid();
    }

    private Uni<Void> roomFor(List<Incident> both) {
        var checked = Uni.createFrom().voidItem();
        for (var incident : both) {
            checked = checked.chain(() -> relations.standing(incident.id)).invoke(count -> {
                if (count >= MOST) {
                    throw new RuleBroken("/incidentId",
                            "An incident has at most " + MOST + " relations; " + incident.reference()
                                    + " has them");
                }
            }).replaceWithVoid();
        }
        return checked;
    }

    private Uni<Void> changed(IncidentRelation relation, Incident incident, Incident other, String reason) {
        var by = current.get();
        incident.touch(by, clock.instant());
        other.touch(by, clock.instant());
        boolean outward = relation.startsFrom(incident.id);
        return relations.flush()
                .chain(() -> news.tell(relation, outward ? incident : other, outward ? other : incident, reason, by))
                .chain(() -> audit.record(relation.stands() ? "incident_related" : "incident_unrelated", "incident",
                        incident.id,
                        Map.of("relation", relation.id, "role", relation.roleOf(incident.id), "other", other.id)));
    }
}
