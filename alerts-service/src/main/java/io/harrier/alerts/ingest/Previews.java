package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;

import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.Formats;
import io.harrier.alerts.format.GenericFormats;
import io.harrier.alerts.ingest.RecordReader.Envelope;
import io.harrier.alerts.source.SourcePolicies;
import io.harrier.alerts.source.TenantSources;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.problem.RuleBroken;
import io.smallrye.mutiny.Uni;

/** Shows what a record would become, and stores nothing. */
@Singleton
class Previews {

    private final FormatIngest ingest;
    private final Formats formats;
    private final GenericFormats generic;
    private final SourceFormats sourceFormats;
    private final SourcePolicies policies;
    private final RequestBodies bodies;
    private final CurrentCaller current;

    Previews(FormatIngest ingest, Formats formats, GenericFormats generic, SourceFormats sourceFormats, SourcePolicies policies,
            RequestBodies bodies, CurrentCaller current) {
        this.ingest = ingest;
        this.formats = formats;
        this.generic = generic;
        this.sourceFormats = sourceFormats;
        this.policies = policies;
        this.bodies = bodies;
        this.current = current;
    }

    Uni<Preview> of(PreviewRequest request) {
        return request.source() == null
                ? bodies.beside(() -> preview(request, null))
                : policies.of(current.get().tenantId()).chain(sources -> bodies.beside(() -> preview(request, sources)));
    }

    /** @param sources null where the record is of none of them */
    private Preview preview(PreviewRequest request, TenantSources sources) {
        var payload = request.payload();
        String text = payload.isTextual() ? payload.textValue() : payload.toString();
        try {
            var readings = ingest.read(text.getBytes(UTF_8), Envelope.plain(null), format(request, sources));
            FormatIngest.checkRoom(readings.size());
            return Preview.of(readings);
        } catch (Filtered filtered) {
            return Preview.FILTERED;
        }
    }

    private AlertFormat format(PreviewRequest request, TenantSources sources) {
        var required = required(request);
        if (sources == null) {
            return required;
        }
        if (sources.named(request.source()) == null) {
            throw new RuleBroken("/source", "There is no such log source");
        }
        return sourceFormats.formatOf(sources, request.source(), request.collector(), required);
    }

    private AlertFormat required(PreviewRequest request) {
        if (request.mapping() != null) {
            return generic.of(request.mapping(), "/mapping");
        }
        return request.format() == null
                ? null
                : formats.named(request.format()).orElseThrow(() -> new RuleBroken("/format", "There is no such format"));
    }
}
