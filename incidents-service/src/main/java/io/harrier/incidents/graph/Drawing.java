package io.harrier.incidents.graph;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A graph that grows up to a bound; what comes first is kept. An edge whose ends are not both there is left out. */
public final class Drawing {

    static final int MOST_NODES = 1_000;
    static final int MOST_EDGES = 5_000;

    private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
    private final Set<GraphEdge> edges = new LinkedHashSet<>();
    private boolean truncated;

    /** Draws a node once; the first to draw it says what it is. */
    public Drawing node(GraphNode node) {
        if (!nodes.containsKey(node.id()) && nodes.size() == MOST_NODES) {
            truncated = true;
            return this;
        }
        nodes.putIfAbsent(node.id(), node);
        return this;
    }

    public Drawing edge(String from, String to, EdgeKind kind) {
        if (edges.size() == MOST_EDGES) {
            truncated = true;
            return this;
        }
        edges.add(new GraphEdge(from, to, kind));
        return this;
    }

    /** What a part left out by itself. */
    public Drawing truncated(boolean more) {
        truncated |= more;
        return this;
    }

    IncidentGraph of(UUID incident) {
        var whole = edges.stream().filter(it -> nodes.containsKey(it.from()) && nodes.containsKey(it.to())).toList();
        return new IncidentGraph(incident, List.copyOf(nodes.values()), whole, truncated);
    }
}
