package io.harrier.incidents.timeline;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.harrier.incidents.graph.Drawing;
import io.harrier.incidents.graph.EdgeKind;
import io.harrier.incidents.graph.GraphNode;
import io.harrier.incidents.graph.GraphPart;
import io.harrier.incidents.graph.NodeKind;
import io.harrier.incidents.incident.Incident;
import io.smallrye.mutiny.Uni;

/** What stands on a timeline, who did it and what it touched: key events first, then what people wrote, the latest first. */
@Singleton
@Priority(200)
class TimelineGraph implements GraphPart {

    private static final int MOST = 400;

    private final TimelineRepository events;

    TimelineGraph(TimelineRepository events) {
        this.events = events;
    }

    @Override
    public Uni<Void> draw(Incident incident, Drawing drawing) {
        return events.weightiest(incident.id, MOST + 1).invoke(found -> {
            var shown = found.size() > MOST ? found.subList(0, MOST) : found;
            shown.forEach(event -> drawing.node(new GraphNode(NodeKind.EVENT.node(event.id), NodeKind.EVENT, event.title,
                    event.eventType.wire, event.eventTime)));
            shown.forEach(event -> around(event, drawing));
            drawing.truncated(found.size() > MOST);
        }).replaceWithVoid();
    }

    private static void around(TimelineEvent event, Drawing drawing) {
        var node = NodeKind.EVENT.node(event.id);
        drawing.edge(node, NodeKind.INCIDENT.node(event.incidentId), EdgeKind.PART_OF);
        if (event.actor != null) {
            by(event.actor, node, drawing);
        }
        for (var involved : event.actorsInvolved) {
            reach(drawing, node, NodeKind.PERSON, involved, involved, EdgeKind.INVOLVES);
        }
        for (var system : event.systemsAffected) {
            reach(drawing, node, NodeKind.SYSTEM, system, system, EdgeKind.AFFECTS);
        }
        if (event.evidenceId != null) {
            reach(drawing, node, NodeKind.EVIDENCE, event.evidenceId, event.evidenceId.toString(), EdgeKind.RESTS_ON);
        }
    }

    private static void by(TimelineActor actor, String event, Drawing drawing) {
        switch (actor.kind()) {
            case PERSON -> reach(drawing, event, NodeKind.PERSON,
                    actor.subject() == null ? actor.shown() : actor.subject(), actor.shown(), EdgeKind.DONE_BY);
            case SYSTEM -> reach(drawing, event, NodeKind.SYSTEM, actor.shown(), actor.shown(), EdgeKind.DONE_BY);
            case ADVERSARY -> reach(drawing, event, NodeKind.ADVERSARY, actor.shown(), actor.shown(), EdgeKind.DONE_BY);
        }
    }

    private static void reach(Drawing drawing, String event, NodeKind kind, Object id, String label, EdgeKind edge) {
        drawing.node(new GraphNode(kind.node(id), kind, label, null, null)).edge(event, kind.node(id), edge);
    }
}
