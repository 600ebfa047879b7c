package io.harrier.alerts.ingest;

import jakarta.inject.Singleton;

import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.Formats;
import io.harrier.alerts.format.NativeFormat;
import io.harrier.alerts.source.TenantSources;
import io.harrier.platform.ids.Ids;

/** Which format the records of a source have. */
@Singleton
class SourceFormats {

    private static final NativeFormat NATIVE = new NativeFormat();

    private final Formats formats;
    private final Ids ids;

    SourceFormats(Formats formats, Ids ids) {
        this.formats = formats;
        this.ids = ids;
    }

    /**
     * The format that the tenant has said the source has; else, of a source that bears a format's name, that one. What it reads is
     * treated as the tenant wants the source's records treated.
     *
     * @param source a source of the tenant by its name; may be null
     * @param collector the collector by which its records come; may be null
     * @return null where its records are recognized by their content
     */
    AlertFormat formatOf(TenantSources sources, String source, String collector) {
        return formatOf(sources, source, collector, null);
    }

    /** @param instead a format to read it by in place of that; null for none */
    AlertFormat formatOf(TenantSources sources, String source, String collector, AlertFormat instead) {
        var named = sources.named(source);
        var required = instead != null
                ? instead
                : named != null && named.format() != null
                        ? named.format()
                        : source == null ? null : formats.named(source).orElse(null);
        return sources.isEmpty() ? required : new SourcedFormat(formats, ids, sources, named, required, collector);
    }

    /** The native format, with what it reads treated as the tenant wants it. */
    AlertFormat nativeOf(TenantSources sources, String collector) {
        return sources.isEmpty() ? NATIVE : new SourcedFormat(formats, ids, sources, null, NATIVE, collector);
    }
}
