package io.harrier.alerts.ingest;

/** How requests name the collector that their records came by, as OpenAPI says it. */
final class CollectorParameter {

    static final String DESCRIPTION = "The collector that the records came by, by its name. Where absent, or none that collects from the source, the source's only active mapping holds";
    static final String EXAMPLE = "fluentd-zrh-1";
    static final String TOO_MANY = "More than the mapping's limit; Retry-After says when to send the same again. Nothing of it was stored";

    private CollectorParameter() {
    }
}
