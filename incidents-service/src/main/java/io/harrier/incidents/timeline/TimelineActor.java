package io.harrier.incidents.timeline;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.RuleBroken;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who did what an entry tells of. */
@Embeddable
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineActor(
        @NotNull @Enumerated(EnumType.STRING) @Column(name = "actor_kind") ActorKind kind,
        @Column(name = "actor") @Size(max = 255) @Schema(description = "A person's subject, where they have one here") String subject,
        @Column(name = "actor_name") @Size(max = 500) @Schema(examples = "Ana Lyst") String name) {

    /** The product's own entries: whoever made it move. */
    static TimelineActor of(Caller caller) {
        return new TimelineActor(caller.kind() == Caller.Kind.USER ? ActorKind.PERSON : ActorKind.SYSTEM, caller.subject(),
                caller.name());
    }

    /** As said; what the adversary did is the adversary's also where nobody says so. */
    static TimelineActor of(TimelineActor said, TimelineEventType type) {
        if (said == null) {
            return type == TimelineEventType.ADVERSARY_ACTIVITY ? new TimelineActor(ActorKind.ADVERSARY, null, null) : null;
        }
        if (said.kind != ActorKind.ADVERSARY && blank(said.subject) && blank(said.name)) {
            throw new RuleBroken("/actor", "A " + said.kind.wire + " has a name; only an adversary may be unknown");
        }
        return said;
    }

    /** The name, or what stands for it. */
    public String shown() {
        if (!blank(name)) {
            return name;
        }
        return blank(subject) ? "unknown " + kind.wire : subject;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
