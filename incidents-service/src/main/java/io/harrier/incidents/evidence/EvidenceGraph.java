package io.harrier.incidents.evidence;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.harrier.incidents.graph.Drawing;
import io.harrier.incidents.graph.EdgeKind;
import io.harrier.incidents.graph.GraphNode;
import io.harrier.incidents.graph.GraphPart;
import io.harrier.incidents.graph.NodeKind;
import io.harrier.incidents.incident.Incident;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** The evidence of an incident: drawn before what rests on it. */
@Singleton
@Priority(250)
class EvidenceGraph implements GraphPart {

    private static final int MOST = 100;

    private final EvidenceRepository items;
    private final EvidenceAccess access;

    EvidenceGraph(EvidenceRepository items, EvidenceAccess access) {
        this.items = items;
        this.access = access;
    }

    @Override
    public Uni<Void> draw(Incident incident, Drawing drawing) {
        var page = new PageRequest();
        page.limit = MOST;
        return items.page(incident.id, new EvidenceFilter(), page).invoke(found -> drawing.truncated(found.size() > MOST))
                .map(found -> found.stream().limit(MOST).toList()).invoke(shown -> draw(shown, drawing)).chain(access::seen);
    }

    private static void draw(List<Evidence> shown, Drawing drawing) {
        for (var item : shown) {
            var node = NodeKind.EVIDENCE.node(item.id);
            drawing.node(new GraphNode(node, NodeKind.EVIDENCE, item.details.name(), item.acquired.type().wire,
                    item.acquired.at()))
                    .edge(node, NodeKind.INCIDENT.node(item.incidentId), EdgeKind.PART_OF);
            if (item.details.activityId() != null) {
                drawing.edge(node, NodeKind.ACTIVITY.node(item.details.activityId()), EdgeKind.FOUND_BY);
            }
        }
    }
}
