package io.harrier.incidents.alertlink;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.harrier.incidents.graph.Drawing;
import io.harrier.incidents.graph.EdgeKind;
import io.harrier.incidents.graph.GraphNode;
import io.harrier.incidents.graph.GraphPart;
import io.harrier.incidents.graph.NodeKind;
import io.harrier.incidents.incident.Incident;
import io.smallrye.mutiny.Uni;

/** The alerts that an incident was made of. What they say stands in alerts-service. */
@Singleton
@Priority(300)
class AlertGraph implements GraphPart {

    private final AlertLinkRepository links;

    AlertGraph(AlertLinkRepository links) {
        this.links = links;
    }

    @Override
    public Uni<Void> draw(Incident incident, Drawing drawing) {
        var to = NodeKind.INCIDENT.node(incident.id);
        return links.of(incident.id).invoke(all -> all.forEach(link -> {
            var node = NodeKind.ALERT.node(link.alertId());
            drawing.node(new GraphNode(node, NodeKind.ALERT, link.alertId().toString(), null, link.linkedAt))
                    .edge(node, to, link.primary ? EdgeKind.PRIMARY_OF : EdgeKind.BELONGS_TO);
        })).replaceWithVoid();
    }
}
