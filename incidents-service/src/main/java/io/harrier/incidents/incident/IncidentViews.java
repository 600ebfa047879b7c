package io.harrier.incidents.incident;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.views.ViewedList;
import io.smallrye.mutiny.Uni;

/** The list of incidents, for its saved views. */
@ApplicationScoped
public class IncidentViews implements ViewedList {

    private final IncidentLists lists;
    private final CurrentCaller current;
    private final Clock clock;

    IncidentViews(IncidentLists lists, CurrentCaller current, Clock clock) {
        this.lists = lists;
        this.current = current;
        this.clock = clock;
    }

    @Override
    public void check(Map<String, List<String>> parameters) {
        question(parameters);
    }

    @Override
    public Uni<Integer> count(Map<String, List<String>> parameters, int cap) {
        return lists.count(question(parameters), cap);
    }

    private IncidentQuestion question(Map<String, List<String>> parameters) {
        return IncidentParameters.of(parameters).question(current.get().subject(), clock.instant());
    }
}
