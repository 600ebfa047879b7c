package io.harrier.incidents.graph;

import io.harrier.incidents.incident.Incident;
import io.smallrye.mutiny.Uni;

/** A feature's share of the graph of an incident. The incident itself is drawn before; the highest {@code @Priority} draws first. */
public interface GraphPart {

    Uni<Void> draw(Incident incident, Drawing drawing);
}
