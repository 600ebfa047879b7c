package io.harrier.incidents.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a timeline as a whole shows: how long each kind of thing went on, and what is told in an order in which it can't have been. */
@RegisterForReflection
public record TimelineAnalysis(UUID incidentId, List<Phase> phases, List<SequenceFlag> flags) {

    static TimelineAnalysis of(UUID incident, List<Phase> phases, Sequence sequence) {
        var flags = sequence.flags().values().stream().flatMap(List::stream)
                .sorted(Comparator.comparing(SequenceFlag::eventTime).thenComparing(SequenceFlag::eventId)
                        .thenComparing(SequenceFlag::rule))
                .toList();
        return new TimelineAnalysis(incident, phases, flags);
    }
}
