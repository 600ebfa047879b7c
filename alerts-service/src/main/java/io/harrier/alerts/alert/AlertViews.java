package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.views.ViewedList;
import io.smallrye.mutiny.Uni;

/** The list of alerts, for its saved views. */
@ApplicationScoped
public class AlertViews implements ViewedList {

    private final AlertLists lists;
    private final CurrentCaller current;
    private final Clock clock;

    AlertViews(AlertLists lists, CurrentCaller current, Clock clock) {
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

    private AlertQuestion question(Map<String, List<String>> parameters) {
        return AlertParameters.of(parameters).question(current.get().subject(), clock.instant());
    }
}
