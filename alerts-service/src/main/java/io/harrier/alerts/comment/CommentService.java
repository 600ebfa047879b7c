package io.harrier.alerts.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertAnnouncements.Actor;
import io.harrier.alerts.alert.AlertBrief;
import io.harrier.alerts.alert.AlertEventView;
import io.harrier.alerts.alert.AlertReader;
import io.harrier.alerts.alert.Mentions;
import io.harrier.alerts.alert.Mentions.Mentioned;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.TriageService;
import io.harrier.alerts.person.People;
import io.harrier.alerts.person.Person;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.events.EventType;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.tenancy.TenantTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Comments on alerts, never changed: what was wrong is put right by another. Whom one mentions is told. */
@ApplicationScoped
@TenantTransaction
public class CommentService {

    private static final EventType MENTIONED = EventType.of("alerts", "alert.mentioned");

    private final TriageService triage;
    private final AlertReader alerts;
    private final People people;
    private final MentionRepository mentions;
    private final Outbox outbox;
    private final CurrentCaller current;
    private final Ids ids;

    CommentService(TriageService triage, AlertReader alerts, People people, MentionRepository mentions, Outbox outbox,
            CurrentCaller current, Ids ids) {
        this.triage = triage;
        this.alerts = alerts;
        this.people = people;
        this.mentions = mentions;
        this.outbox = outbox;
        this.current = current;
        this.ids = ids;
    }

    @RegisterForReflection
    record To(String subject, String name) {
    }

    @RegisterForReflection
    record Announced(UUID alertId, UUID commentId, String title, Severity severity, Actor actor, List<To> mentioned,
            String text,
            Instant commentedAt) {
    }

    public Uni<AlertEventView> comment(UUID id, String text) {
        var names = MentionedNames.in(text);
        return people.named(names, id).chain(found -> triage.comment(id, text, mentions(names, found)))
                .call(comment -> tell(comment, others(comment)));
    }

    private static Mentions mentions(List<String> names, List<Person> found) {
        if (names.isEmpty()) {
            return null;
        }
        var known = found.stream().map(Person::username).toList();
        return new Mentions(found.stream().map(it -> new Mentioned(it.subject(), it.username(), it.name())).toList(),
                names.stream().filter(name -> !known.contains(name)).toList());
    }

    /** Nobody is told what they wrote themselves. */
    private List<Mentioned> others(AlertEventView comment) {
        return comment.mentions() == null
                ? List.of()
                : comment.mentions().people().stream().filter(it -> !it.subject().equals(current.get().subject())).toList();
    }

    private Uni<Void> tell(AlertEventView comment, List<Mentioned> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return mentions.addAll(told.stream().map(it -> mention(comment, it)).toList())
                .chain(() -> alerts.require(comment.alertId()))
                .chain(alert -> outbox.announce(MENTIONED, comment.alertId(), announced(alert, comment, told)));
    }

    private AlertMention mention(AlertEventView comment, Mentioned person) {
        var mention = new AlertMention();
        mention.id = ids.next();
        mention.alertId = comment.alertId();
        mention.eventId = comment.id();
        mention.subject = person.subject();
        mention.at = comment.at();
        return mention;
    }

    private Announced announced(AlertBrief alert, AlertEventView comment, List<Mentioned> told) {
        return new Announced(alert.id(), comment.id(), alert.title(), alert.severity(), Actor.of(current.get()),
                told.stream().map(it -> new To(it.subject(), it.name())).toList(), comment.note(), comment.at());
    }
}
