package io.harrier.incidents.role;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Discretion;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.incidents.incident.IncidentMembers;
import io.harrier.incidents.incident.Opening;
import io.harrier.incidents.incident.RoleHolding;
import io.harrier.incidents.role.RoleListener.Change;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.platform.access.Caller;
import io.harrier.platform.audit.Audit;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

/** Says what became of a role where people and services look for it: the timeline, the audit log, the events. */
@Singleton
@Priority(IncidentListener.ANNOUNCEMENTS - 50)
class RoleNews implements IncidentListener {

    private final IncidentMembers members;
    private final Timeline timeline;
    private final Audit audit;
    private final List<RoleListener> listeners;

    RoleNews(IncidentMembers members, Timeline timeline, Audit audit, @All List<RoleListener> listeners) {
        this.members = members;
        this.timeline = timeline;
        this.audit = audit;
        this.listeners = listeners;
    }

    /** What the classification matrix fills: told once the incident is. */
    @Override
    public Uni<Void> opened(Incident incident, Opening opening, Caller by) {
        return opening.defaults().roles().isEmpty()
                ? Uni.createFrom().voidItem()
                : members.of(incident.id).chain(held -> rolesChanged(incident,
                        held.stream().filter(it -> !it.role.isOffice()).toList(), List.of(), by));
    }

    @Override
    public Uni<Void> rolesChanged(Incident incident, List<RoleHolding> begun, List<RoleHolding> ended, Caller by) {
        var told = Uni.createFrom().voidItem();
        for (var it : ended) {
            told = told.chain(() -> tell(incident, it, it.endedBy == null ? Change.LAPSED : Change.ENDED, by));
        }
        for (var it : begun) {
            told = told.chain(() -> tell(incident, it, Change.GRANTED, by));
        }
        return told;
    }

    Uni<Void> tell(Incident incident, RoleHolding holding, Change change, Caller by) {
        var told = timeline.write(incident.id, TimelineEventType.MILESTONE, EventSeverity.INFO, title(holding, change),
                description(holding, change, by), by)
                .chain(() -> audit.record("incident_role_" + change.wire, "incident", incident.id,
                        Discretion.of(incident, detail(incident, holding, change))));
        for (var listener : listeners) {
            told = told.chain(() -> listener.roleChanged(incident, RoleView.of(holding), change, by));
        }
        return told;
    }

    private static String title(RoleHolding it, Change change) {
        return it.holder.shown() + (change == Change.GRANTED ? " is " : " is no longer ") + it.role.wire;
    }

    private static String description(RoleHolding it, Change change, Caller by) {
        var until = it.until == null ? "" : " until " + it.until;
        return switch (change) {
            case GRANTED -> by.name() + " gave the role" + until + said(it.reason);
            case ENDED -> by.name() + " ended the role" + said(it.endReason);
            case LAPSED -> "The role was given" + until;
        };
    }

    private static String said(String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + reason;
    }

    private static Map<String, Object> detail(Incident incident, RoleHolding it, Change change) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("role", it.role);
        detail.put("holding", it.id);
        detail.put("person", it.holder.subject());
        detail.put("givesSight", incident.restricted);
        if (it.until != null) {
            detail.put("until", it.until);
        }
        var reason = change == Change.GRANTED ? it.reason : it.endReason;
        if (reason != null) {
            detail.put("reason", reason);
        }
        return detail;
    }
}
