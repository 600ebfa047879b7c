package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;

import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.Formats;
import io.harrier.alerts.format.GenericFormats;
import io.harrier.alerts.ingest.RecordReader.Envelope;
import io.harrier.platform.problem.RuleBroken;

/** Shows what a record would become, and stores nothing. */
@Singleton
class Previews {

    private final FormatIngest ingest;
    private final Formats formats;
    private final GenericFormats generic;

    Previews(FormatIngest ingest, Formats formats, GenericFormats generic) {
        this.ingest = ingest;
        this.formats = formats;
        this.generic = generic;
    }

    Preview of(PreviewRequest request) {
        var payload = request.payload();
        String text = payload.isTextual() ? payload.textValue() : payload.toString();
        var readings = ingest.read(text.getBytes(UTF_8), Envelope.plain(null), format(request));
        FormatIngest.checkRoom(readings.size());
        return Preview.of(readings);
    }

    private AlertFormat format(PreviewRequest request) {
        if (request.mapping() != null) {
            return generic.of(request.mapping(), "/mapping");
        }
        return request.format() == null
                ? null
                : formats.named(request.format()).orElseThrow(() -> new RuleBroken("/format", "There is no such format"));
    }
}
