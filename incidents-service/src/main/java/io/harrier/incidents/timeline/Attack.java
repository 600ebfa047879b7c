package io.harrier.incidents.timeline;

import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.harrier.platform.problem.RuleBroken;

/** Where an entry stands in MITRE ATT&amp;CK: to what ends, and by which techniques and sub-techniques. */
@Embeddable
public record Attack(
        @JdbcTypeCode(SqlTypes.ARRAY) @Column(name = "attack_tactics") List<String> tactics,
        @JdbcTypeCode(SqlTypes.ARRAY) @Column(name = "attack_techniques") List<String> techniques) {

    /** As ATT&amp;CK numbers them: {@code T1059}, {@code T1059.001}. */
    static final String TECHNIQUE = "T\\d{4}(\\.\\d{3})?";

    static final Attack NONE = new Attack(List.of(), List.of());

    /** @param main the tactic that the type, or the older single property, says; null where neither does */
    static Attack of(AttackTactic main, AddTimelineEvent request) {
        var more = request.attackTactics() == null ? List.<AttackTactic>of() : request.attackTactics();
        var tactics = Stream.concat(Stream.ofNullable(main), more.stream()).map(it -> it.wire).distinct().toList();
        var techniques = request.attackTechniques() == null ? List.<String>of() : request.attackTechniques();
        return new Attack(tactics, techniques.stream().distinct().toList());
    }

    void onlyOf(TimelineEventType type) {
        if (type != TimelineEventType.ADVERSARY_ACTIVITY && !tactics.isEmpty()) {
            throw new RuleBroken("/attackTactics", "Only adversary_activity has tactics");
        }
    }

    /** The first tactic; null where there is none. */
    AttackTactic main() {
        return tactics.isEmpty() ? null : AttackTactic.valueOf(tactics.get(0).toUpperCase(java.util.Locale.ROOT));
    }

    List<AttackTactic> all() {
        return tactics.stream().map(it -> AttackTactic.valueOf(it.toUpperCase(java.util.Locale.ROOT))).toList();
    }
}
