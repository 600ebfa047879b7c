package io.harrier.incidents.timeline;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a word says an entry is. Callers send Harrier's types, ATT&amp;CK tactics as types, or words of their own, which make a note that keeps
 * the word.
 */
record EventKind(TimelineEventType type, AttackTactic tactic, String sourceWord) {

    static EventKind of(String word) {
        if (word == null || word.isBlank()) {
            return new EventKind(TimelineEventType.NOTE, null, null);
        }
        var name = word.strip().toUpperCase(Locale.ROOT);
        for (var type : TimelineEventType.values()) {
            if (type.name().equals(name)) {
                return new EventKind(type, null, null);
            }
        }
        return Arrays.stream(AttackTactic.values()).filter(tactic -> tactic.name().equals(name)).findFirst()
                .map(tactic -> new EventKind(TimelineEventType.ADVERSARY_ACTIVITY, tactic, null))
                .orElse(new EventKind(TimelineEventType.NOTE, null, word.strip()));
    }

    EventCategory category() {
        return switch (type) {
            case COMMUNICATION -> EventCategory.COMMUNICATION;
            case DECISION -> EventCategory.MANAGEMENT;
            case DETECTION, CONTAINMENT, ERADICATION, RECOVERY, RESPONSE_ACTION, ADVERSARY_ACTIVITY -> EventCategory.TECHNICAL;
            case ESCALATION, MILESTONE, EXTERNAL_EVENT, NOTE -> EventCategory.OPERATIONAL;
        };
    }
}
