package io.harrier.incidents.investigation;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.incidents.incident.IncidentStep;
import io.harrier.incidents.incident.Move;
import io.smallrye.mutiny.Uni;

/**
 * What is open when an incident ends is cancelled with it, and may be reopened. Of an incident that ends in favour of another it stays open:
 * the work goes on there.
 */
@Singleton
@Priority(IncidentListener.HISTORY - 10)
class EndedInvestigation implements IncidentListener {

    private final ActivityRepository activities;
    private final ActivityNews news;

    EndedInvestigation(ActivityRepository activities, ActivityNews news) {
        this.activities = activities;
        this.news = news;
    }

    @Override
    public Uni<Void> moved(Incident incident, Move move) {
        if (move.to().isLive() || move.step() == IncidentStep.MERGE) {
            return Uni.createFrom().voidItem();
        }
        return activities.open(incident.id).chain(open -> cancel(incident, open, move));
    }

    private Uni<Void> cancel(Incident incident, List<Activity> open, Move move) {
        open.forEach(activity -> activity.cancel("The incident ended: " + move.to().wire, move.by(), move.at()));
        var told = activities.flush();
        for (var activity : open) {
            told = told.chain(() -> news.of(incident, activity, ActivityStep.CANCELLATION.path(), "Investigation cancelled",
                    move.by()));
        }
        return told;
    }
}
