package io.harrier.alerts.ingest;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of ingest. */
@ConfigMapping(prefix = "harrier.alerts.ingest")
interface IngestSettings {

    /** How long records of an unknown tenant wait for the directory to know it. */
    @WithDefault("PT1M")
    Duration unknownTenantPatience();

    /** How long a canary that a pipeline sends may take until its event is on Kafka. */
    @WithDefault("PT1M")
    Duration canaryLimit();

    /** How often to look for canaries that are on their way, and for those to be sent. */
    @WithDefault("PT1S")
    Duration canariesEvery();

    /** How long canaries are kept. */
    @WithDefault("P7D")
    Duration canariesKept();

    /** How long windows of entities are kept after the last record, for those that come late; at least as long as a window may be. */
    @WithDefault("P90D")
    Duration entityWindowsKept();

    /** How often to look for sources and collectors that are silent, or speak again. */
    @WithDefault("PT5S")
    Duration silenceEvery();
}
