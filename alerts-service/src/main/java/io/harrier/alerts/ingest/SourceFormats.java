package io.harrier.alerts.ingest;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.Formats;

/** Which format the records of a source have. */
@Singleton
class SourceFormats {

    private final Formats formats;

    SourceFormats(Formats formats) {
        this.formats = formats;
    }

    /**
     * A source that bears a format's name must have that format.
     *
     * @param source a source of the tenant by its name; may be null
     * @return null where its records are recognized by their content
     */
    AlertFormat formatOf(UUID tenant, String source) {
        return source == null ? null : formats.named(source).orElse(null);
    }
}
