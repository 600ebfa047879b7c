package io.harrier.incidents.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Severity;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What a tenant promises. A change holds for incidents opened or reclassified from then on. */
@ApplicationScoped
@TenantTransaction
class SlaPolicies {

    private static final String SUBJECT = "sla_policy";
    /** A list of all of them is one answer. */
    private static final int MOST = 500;
    private static final Comparator<SlaPolicy> ORDER = Comparator.<SlaPolicy, Severity>comparing(it -> it.severity)
            .thenComparing((SlaPolicy it) -> it.incidentType, Comparator.nullsFirst(Comparator.<IncidentType>naturalOrder()))
            .thenComparing((SlaPolicy it) -> it.validFrom, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    private final SlaPolicyRepository policies;
    private final SlaPolicySteps steps;
    private final CalendarRepository calendars;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    SlaPolicies(SlaPolicyRepository policies, SlaPolicySteps steps, CalendarRepository calendars, CurrentCaller current,
            Audit audit, Clock clock, Ids ids) {
        this.policies = policies;
        this.steps = steps;
        this.calendars = calendars;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<SlaPolicyView> get(PolicyName name) {
        var found = name.id() == null
                ? policies.standing(name.severity()).map(own -> orDefault(own, name.severity()))
                : policies.get(name.id());
        return found.chain(policy -> views(List.of(policy))).map(all -> all.get(0));
    }

    /** The standing ones, defaults included, the worst severity first; then those for a time. */
    Uni<List<SlaPolicyView>> list(SlaPolicyFilter filter) {
        return policies.listAll().map(own -> {
            var standing = own.stream().filter(SlaPolicy::isStanding)
                    .collect(Collectors.toMap(it -> it.severity, Function.identity()));
            return Stream.concat(
                    Arrays.stream(Severity.values()).map(severity -> orDefault(standing.get(severity), severity)),
                    own.stream().filter(it -> !it.isStanding()).sorted(ORDER)).filter(filter::takes).toList();
        }).chain(this::views);
    }

    private Uni<List<SlaPolicyView>> views(List<SlaPolicy> all) {
        return steps.of(all.stream().filter(it -> it.id != null).map(it -> it.id).toList())
                .map(theirs -> all.stream().map(it -> SlaPolicyView.of(it, theirs)).toList());
    }

    Uni<SlaPolicyView> create(CreateSlaPolicy request) {
        var terms = request.terms();
        var policy = SlaPolicy.dated(ids.next(), request.severity(), request.incidentType(), request.validFrom());
        policy.replace(terms, current.get(), clock.instant());
        return known(terms).chain(() -> policies.hold(request.severity())).chain(() -> free(policy))
                .chain(() -> policies.dated()).invoke(SlaPolicies::bounded)
                .chain(() -> saved(policy, terms, "sla_policy_created", policy.id.toString()));
    }

    Uni<SlaPolicyView> replace(PolicyName name, IfMatch match, PutSlaPolicy request) {
        var required = IfMatch.required(match);
        return held(name).invoke(policy -> IfMatch.check(required, policy.version())).call(() -> known(request))
                .invoke(policy -> policy.replace(request, current.get(), clock.instant())).call(this::free)
                .chain(policy -> saved(policy, request, "sla_policy_updated", name.text()));
    }

    /** What is less specific holds again. */
    Uni<Void> delete(PolicyName name, IfMatch match) {
        return held(name).invoke(policy -> {
            if (policy.updatedAt == null) {
                throw new NotFound("SLA policy of your own for", name.text());
            }
            IfMatch.check(match, policy.version());
        }).chain(policies::delete).chain(() -> audit.record("sla_policy_deleted", SUBJECT, name.text(), Map.of()));
    }

    private Uni<SlaPolicy> held(PolicyName name) {
        return name.id() == null
                ? policies.standingLocked(name.severity()).map(own -> own == null ? first(name.severity()) : own)
                : policies.locked(name.id());
    }

    /** The tenant's first own one. */
    private SlaPolicy first(Severity severity) {
        var policy = SlaPolicy.defaultFor(severity);
        policy.id = ids.next();
        return policy;
    }

    private Uni<SlaPolicyView> saved(SlaPolicy policy, PutSlaPolicy terms, String action, String subject) {
        var steps = terms.steps();
        return policies.persistAndFlush(policy).chain(() -> this.steps.replace(policy.id, steps))
                .chain(() -> audit.record(action, SUBJECT, subject, Map.of("for", policy.named(), "to", terms)))
                .map(done -> SlaPolicyView.of(policy, steps));
    }

    private static SlaPolicy orDefault(SlaPolicy own, Severity severity) {
        return own == null ? SlaPolicy.defaultFor(severity) : own;
    }

    /** One holds at a time. Standing ones are one by themselves. */
    private Uni<Void> free(SlaPolicy policy) {
        return policy.isStanding() ? Uni.createFrom().voidItem() : policies.overlapping(policy).invoke(other -> {
            if (other != null) {
                throw new Conflict("It overlaps with the policy " + other.id + " for " + other.named());
            }
        }).replaceWithVoid();
    }

    private static void bounded(long dated) {
        if (dated >= MOST) {
            throw new Conflict("There are " + MOST + " policies for a time already: delete those that are over");
        }
    }

    private Uni<Void> known(PutSlaPolicy request) {
        if (request.calendarId() == null) {
            return Uni.createFrom().voidItem();
        }
        return calendars.findById(request.calendarId()).onItem().ifNull()
                .failWith(() -> new RuleBroken("/calendarId", "There is no such calendar")).replaceWithVoid();
    }
}
