package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.harrier.platform.problem.RuleBroken;

/**
 * The order in which a timeline tells things.
 *
 * @param detectedAt as the incident itself has it: it counts as a detection that is sure
 * @param moments what stands of the kinds whose order is checked
 */
record Sequence(Instant detectedAt, List<Moment> moments) {

    /** The kinds whose order is checked. */
    static final Set<TimelineEventType> KINDS = Arrays.stream(SequenceRule.values())
            .flatMap(rule -> Stream.of(rule.earlier, rule.later))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(TimelineEventType.class)));

    private static final Comparator<Moment> BY_TIME = Comparator.comparing(Moment::at).thenComparing(Moment::id);

    /** What is out of order, by entry. What the product wrote itself is when it was written, and never at fault. */
    Map<UUID, List<SequenceFlag>> flags() {
        return Arrays.stream(SequenceRule.values()).flatMap(this::broken).collect(Collectors.groupingBy(SequenceFlag::eventId));
    }

    /**
     * Refuses what can't be true together with what stands: where both are told for sure.
     *
     * @param corrected the entry that the new one takes the place of; null where it takes none
     */
    void admit(Moment added, UUID corrected) {
        var next = new ArrayList<>(moments.stream().filter(it -> !it.id().equals(corrected)).toList());
        next.add(added);
        new Sequence(detectedAt, next).flags().values().stream().flatMap(List::stream)
                .filter(flag -> flag.rule().impossible && flag.certain())
                .filter(flag -> added.id().equals(flag.eventId()) || added.id().equals(flag.againstEventId())).findFirst()
                .ifPresent(flag -> {
                    throw new RuleBroken("/eventTime", told(flag, added));
                });
    }

    private static String told(SequenceFlag flag, Moment added) {
        boolean isLater = added.id().equals(flag.eventId());
        var other = isLater ? flag.againstEventId() : flag.eventId();
        var rule = flag.rule();
        return "A " + rule.later.wire + " at " + flag.eventTime() + " would come before the first " + rule.earlier.wire + " at "
                + flag.againstTime() + (other == null ? " (the incident's detectedAt)" : " (entry " + other + ")")
                + ": correct that, or say a lower confidence than confirmed";
    }

    private Stream<SequenceFlag> broken(SequenceRule rule) {
        var first = first(rule.earlier);
        if (first.isEmpty()) {
            return Stream.empty();
        }
        var before = first.get();
        return moments.stream().filter(it -> it.type() == rule.later && !it.automatic() && it.at().isBefore(before.at()))
                .sorted(BY_TIME)
                .map(it -> new SequenceFlag(rule, it.id(), it.at(), before.id(), before.at(), sure(it) && sure(before)));
    }

    private Optional<Moment> first(TimelineEventType type) {
        var told = moments.stream().filter(it -> it.type() == type).min(BY_TIME);
        if (type != TimelineEventType.DETECTION || told.isPresent() && told.get().at().isBefore(detectedAt)) {
            return told;
        }
        return Optional.of(new Moment(null, type, detectedAt, Confidence.CONFIRMED, true));
    }

    private static boolean sure(Moment moment) {
        return moment.confidence() == Confidence.CONFIRMED;
    }
}
