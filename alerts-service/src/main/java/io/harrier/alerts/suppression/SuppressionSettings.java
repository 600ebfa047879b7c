package io.harrier.alerts.suppression;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of suppression. */
@ConfigMapping(prefix = "harrier.alerts.suppression")
interface SuppressionSettings {

    /** How often to look for alerts that nothing hides any more. */
    @WithDefault("PT1S")
    Duration every();
}
