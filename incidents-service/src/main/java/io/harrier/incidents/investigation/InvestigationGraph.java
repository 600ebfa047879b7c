package io.harrier.incidents.investigation;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.harrier.incidents.graph.Drawing;
import io.harrier.incidents.graph.EdgeKind;
import io.harrier.incidents.graph.GraphNode;
import io.harrier.incidents.graph.GraphPart;
import io.harrier.incidents.graph.NodeKind;
import io.harrier.incidents.incident.Incident;
import io.smallrye.mutiny.Uni;

/** The activities of an investigation and who has them. */
@Singleton
@Priority(100)
class InvestigationGraph implements GraphPart {

    private static final int MOST = 100;

    private final ActivityRepository activities;

    InvestigationGraph(ActivityRepository activities) {
        this.activities = activities;
    }

    @Override
    public Uni<Void> draw(Incident incident, Drawing drawing) {
        return activities.latest(incident.id, MOST + 1).invoke(found -> {
            found.stream().limit(MOST).forEach(activity -> draw(activity, drawing));
            drawing.truncated(found.size() > MOST);
        }).replaceWithVoid();
    }

    private static void draw(Activity activity, Drawing drawing) {
        var node = NodeKind.ACTIVITY.node(activity.id);
        drawing.node(new GraphNode(node, NodeKind.ACTIVITY, activity.content.name(), activity.status.wire, activity.startTime))
                .edge(node, NodeKind.INCIDENT.node(activity.incidentId), EdgeKind.PART_OF);
        if (activity.assignedTo != null) {
            var person = NodeKind.PERSON.node(activity.assignedTo.subject());
            drawing.node(new GraphNode(person, NodeKind.PERSON, activity.assignedTo.shown(), null, null))
                    .edge(node, person, EdgeKind.ASSIGNED_TO);
        }
    }
}
