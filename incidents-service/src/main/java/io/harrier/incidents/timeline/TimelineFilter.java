package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.paging.Conditions;

/** What a timeline may be narrowed to. */
public class TimelineFilter {

    @RestQuery
    public List<TimelineEventType> eventType;

    @RestQuery
    public List<EventCategory> category;

    @RestQuery
    public List<EventSeverity> severity;

    @RestQuery
    public List<Confidence> confidence;

    @RestQuery
    @Size(max = 20)
    public List<AttackTactic> attackTactic;

    @RestQuery
    @Size(max = 20)
    @Parameter(description = "T1059 finds its sub-techniques too")
    public List<@NotNull @Pattern(regexp = Attack.TECHNIQUE, message = "As ATT&CK numbers techniques: T1059 or T1059.001") String> attackTechnique;

    @RestQuery
    @Parameter(description = "Who did it: persons, systems, the adversary")
    public List<ActorKind> actorKind;

    @RestQuery
    @Parameter(description = "Key events only, or the others only")
    public Boolean keyEvent;

    @RestQuery
    @Parameter(description = "What the product wrote only, or what people wrote only")
    public Boolean automatic;

    @RestQuery
    @Parameter(description = "What a second person verified only, or what nobody did only")
    public Boolean verified;

    @RestQuery
    @Parameter(description = "What was corrected only, or what stands only")
    public Boolean corrected;

    @RestQuery
    public Instant eventTimeFrom;

    @RestQuery
    public Instant eventTimeUntil;

    /** Nothing is left out. */
    static TimelineFilter all() {
        return new TimelineFilter();
    }

    void narrow(Conditions conditions) {
        conditions.anyOf("eventType in :eventType", "eventType", eventType)
                .anyOf("category in :category", "category", category)
                .anyOf("severity in :severity", "severity", severity)
                .anyOf("confidence in :confidence", "confidence", confidence)
                .anyOf("actor.kind in :actorKind", "actorKind", actorKind)
                .with("keyEvent = :keyEvent", "keyEvent", keyEvent)
                .with("automatic = :automatic", "automatic", automatic)
                .with("eventTime >= :from", "from", eventTimeFrom)
                .with("eventTime <= :until", "until", eventTimeUntil);
        among(conditions, "tactic", "attack.tactics",
                attackTactic == null ? List.of() : attackTactic.stream().map(it -> it.wire).toList());
        among(conditions, "technique", "attack.techniques", attackTechnique == null ? List.of() : attackTechnique);
        if (verified != null) {
            conditions.also("verifiedAt is " + (verified ? "not null" : "null"));
        }
        if (corrected != null) {
            conditions.also("standing.correctedBy is " + (corrected ? "not null" : "null"));
        }
    }

    /** An incident's timeline is found by its index; its lists are looked through. */
    private static void among(Conditions conditions, String name, String list, List<String> any) {
        if (any.isEmpty()) {
            return;
        }
        var alternatives = new java.util.StringJoiner(" or ", "(", ")");
        for (int index = 0; index < any.size(); index++) {
            alternatives.add("cast(attack_matches(" + list + ", :" + name + index + ") as Boolean) = true");
            conditions.value(name + index, any.get(index));
        }
        conditions.also(alternatives.toString());
    }
}
