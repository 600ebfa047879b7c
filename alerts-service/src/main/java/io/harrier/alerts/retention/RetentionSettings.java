package io.harrier.alerts.retention;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the retention's jobs. */
@ConfigMapping(prefix = "harrier.alerts.retention")
interface RetentionSettings {

    /** How often to look for jobs that are due; each is due once a day. */
    @WithDefault("PT2S")
    Duration every();

    /** How many rows go in one transaction. */
    @WithDefault("500")
    int batch();

    /** How long to wait between batches, so that the work of people comes first. */
    @WithDefault("PT0.1S")
    Duration pause();
}
