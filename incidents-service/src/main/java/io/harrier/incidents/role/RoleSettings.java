package io.harrier.incidents.role;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the end of roles. */
@ConfigMapping(prefix = "harrier.incidents.roles")
interface RoleSettings {

    /** How long the sweep waits when no role is over; other services go on showing a restricted incident for this long at most. */
    @WithDefault("PT2S")
    Duration sweepEvery();

    /** How long a role is left to the sweeper that claimed it; one that died in between loses it then. */
    @WithDefault("PT30S")
    Duration claim();
}
