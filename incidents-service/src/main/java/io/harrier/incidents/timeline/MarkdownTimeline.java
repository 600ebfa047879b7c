package io.harrier.incidents.timeline;

import static io.harrier.incidents.timeline.MarkdownText.inline;
import static io.harrier.incidents.timeline.MarkdownText.quoted;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.harrier.incidents.incident.IncidentView;
import io.harrier.platform.export.Writing;

/**
 * A timeline for people: a section an entry, in the order in which things happened.
 *
 * @param incident known when the first page is
 */
record MarkdownTimeline(Supplier<IncidentView> incident, Instant at) implements Writing<TimelineEventView> {

    @Override
    public String mediaType() {
        return "text/markdown; charset=utf-8";
    }

    @Override
    public String ending() {
        return "md";
    }

    @Override
    public String before() {
        var it = incident.get();
        return "# Timeline of " + inline(it.reference() + ": " + it.title()) + "\n\n"
                + line("Status", it.status().wire) + line("Severity", it.severity().wire) + line("Detected", it.detectedAt())
                + line("Opened", it.openedAt()) + line("Closed", it.closedAt())
                + (it.restricted() ? line("Restricted", "show it to its members only") : "") + line("Exported", at);
    }

    @Override
    public String row(TimelineEventView it, boolean first) {
        var flags = it.flags().stream().map(flag -> flag.rule().wire).collect(Collectors.joining(", "));
        return "\n## " + it.eventTime() + " " + inline(it.title()) + (it.keyEvent() ? " ★" : "") + "\n\n"
                + line("Corrected by", it.correctedBy()) + line("Corrects", it.corrects())
                + line("What", it.eventType().wire + ", " + it.severity().wire + ", " + it.confidence().wire)
                + line("Until", it.endTime())
                + line("ATT&CK", joined(Stream.concat(it.attackTactics().stream().map(tactic -> tactic.wire),
                        it.attackTechniques().stream()).toList()))
                + line("Who", it.actor() == null ? null : it.actor().kind().wire + " " + it.actor().shown())
                + line("Involved", joined(it.actorsInvolved())) + line("Systems", joined(it.systemsAffected()))
                + line("Done", joined(it.actionsTaken()))
                + it.decisionsMade().stream().map(MarkdownTimeline::decided).collect(Collectors.joining())
                + line("Others", joined(it.externalParties())) + line("Source", it.source())
                + line("Evidence", it.evidenceId())
                + it.evidenceReferences().stream()
                        .map(reference -> line("Reference", said(reference.reference(), reference.description())))
                        .collect(Collectors.joining())
                + it.attachments().stream().map(MarkdownTimeline::attached).collect(Collectors.joining())
                + line("Out of order", flags.isEmpty() ? null : flags)
                + line("Verified", it.verifiedAt() == null ? null : it.verifiedAt() + " by " + it.verifiedBy().shown())
                + line("Written", it.recordedAt() + " by " + it.createdBy().shown() + (it.automatic() ? " (automatic)" : ""))
                + line("Entry", it.id()) + "\n" + quoted(it.description()) + "\n";
    }

    private static String decided(Decision it) {
        return line("Decision", said(it.decision() + (it.madeBy() == null ? "" : " (" + it.madeBy() + ")"), it.rationale()));
    }

    private static String attached(TimelineAttachmentView it) {
        return line("Attached",
                said(it.fileName(), it.sha256() == null ? null : it.fileSize() + " bytes, SHA-256 " + it.sha256()));
    }

    private static String said(String what, String more) {
        return more == null ? what : what + ": " + more;
    }

    private static String joined(List<String> texts) {
        return texts.isEmpty() ? null : texts.stream().filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    private static String line(String label, Object value) {
        return value == null ? "" : "- " + label + ": " + inline(value.toString()) + "\n";
    }
}
