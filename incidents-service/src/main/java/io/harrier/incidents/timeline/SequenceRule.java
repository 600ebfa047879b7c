package io.harrier.incidents.timeline;

import static io.harrier.incidents.timeline.TimelineEventType.CONTAINMENT;
import static io.harrier.incidents.timeline.TimelineEventType.DETECTION;
import static io.harrier.incidents.timeline.TimelineEventType.ERADICATION;
import static io.harrier.incidents.timeline.TimelineEventType.ESCALATION;
import static io.harrier.incidents.timeline.TimelineEventType.RECOVERY;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What does not happen before what (NIST SP 800-61: detection, containment, eradication, recovery), each held against the first of the
 * earlier kind: an incident may be contained again after it was recovered.
 */
public enum SequenceRule {
    CONTAINMENT_BEFORE_DETECTION(CONTAINMENT, DETECTION, true),
    ERADICATION_BEFORE_DETECTION(ERADICATION, DETECTION, true),
    RECOVERY_BEFORE_DETECTION(RECOVERY, DETECTION, true),
    RECOVERY_BEFORE_CONTAINMENT(RECOVERY, CONTAINMENT, true),
    /** It may be: what is killed at once needs no containment. */
    ERADICATION_BEFORE_CONTAINMENT(ERADICATION, CONTAINMENT, false),
    /** It may be: a service is brought back elsewhere while the host is still cleaned. */
    RECOVERY_BEFORE_ERADICATION(RECOVERY, ERADICATION, false),
    ESCALATION_BEFORE_DETECTION(ESCALATION, DETECTION, false);

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
    final TimelineEventType later;
    final TimelineEventType earlier;
    /** Whether two entries that claim this for sure can't both be true. */
    final boolean impossible;

    SequenceRule(TimelineEventType later, TimelineEventType earlier, boolean impossible) {
        this.later = later;
        this.earlier = earlier;
        this.impossible = impossible;
    }
}
