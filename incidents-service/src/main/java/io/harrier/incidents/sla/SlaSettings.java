package io.harrier.incidents.sla;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of what runs in the background. */
@ConfigMapping(prefix = "harrier.incidents.sla")
interface SlaSettings {

    /** How long the sweep waits when nothing is due; a warning or breach is told this late at most. */
    @WithDefault("PT1S")
    Duration sweepEvery();

    /** How long a clock is left to the sweeper that claimed it; one that died in between loses it then. */
    @WithDefault("PT30S")
    Duration claim();

    /** How old {@code harrier_sla_clocks} may be. */
    @WithDefault("PT30S")
    Duration countEvery();
}
