package io.harrier.incidents.graph;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.tenancy.TenantTransaction;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

/** Draws incidents: what they say themselves, then each feature's part. */
@ApplicationScoped
@TenantTransaction
class IncidentGraphs {

    private final IncidentService incidents;
    private final List<GraphPart> parts;

    IncidentGraphs(IncidentService incidents, @All List<GraphPart> parts) {
        this.incidents = incidents;
        this.parts = parts;
    }

    Uni<IncidentGraph> of(UUID id) {
        return incidents.visible(id).chain(incident -> {
            var drawing = itself(incident);
            var drawn = Uni.createFrom().voidItem();
            for (var part : parts) {
                drawn = drawn.chain(() -> part.draw(incident, drawing));
            }
            return drawn.map(done -> drawing.of(id));
        });
    }

    private static Drawing itself(Incident incident) {
        var drawing = new Drawing();
        var node = NodeKind.INCIDENT.node(incident.id);
        drawing.node(new GraphNode(node, NodeKind.INCIDENT, incident.reference() + ": " + incident.details.title(),
                incident.status.wire, incident.details.detectedAt()));
        person(drawing, node, incident.owner, EdgeKind.OWNED_BY);
        person(drawing, node, incident.incidentManager, EdgeKind.MANAGED_BY);
        person(drawing, node, incident.reporter, EdgeKind.REPORTED_BY);
        incident.details.affectedSystems().forEach(system -> system(drawing, node, system));
        var into = incident.knownEnding().mergedInto();
        if (into != null) {
            drawing.node(new GraphNode(NodeKind.INCIDENT.node(into), NodeKind.INCIDENT, into.toString(), null, null))
                    .edge(node, NodeKind.INCIDENT.node(into), EdgeKind.MERGED_INTO);
        }
        return drawing;
    }

    private static void person(Drawing drawing, String from, Person person, EdgeKind kind) {
        if (person != null) {
            var node = NodeKind.PERSON.node(person.subject());
            drawing.node(new GraphNode(node, NodeKind.PERSON, person.shown(), null, null)).edge(from, node, kind);
        }
    }

    private static void system(Drawing drawing, String from, String system) {
        var node = NodeKind.SYSTEM.node(system);
        drawing.node(new GraphNode(node, NodeKind.SYSTEM, system, null, null)).edge(from, node, EdgeKind.AFFECTS);
    }
}
