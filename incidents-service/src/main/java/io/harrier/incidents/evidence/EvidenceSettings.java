package io.harrier.incidents.evidence;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of evidence. */
@ConfigMapping(prefix = "harrier.incidents.evidence")
public interface EvidenceSettings {

    /** The largest file that is taken. */
    @WithDefault("16G")
    MemorySize largest();

    /** How much of an upload is stored, and safe, at once; each upload that runs holds as much in memory. */
    @WithDefault("4M")
    MemorySize part();

    /** How many uploads run at once on a replica; more are asked to come later. */
    @WithDefault("32")
    int uploadsAtOnce();

    /** How long an upload may rest before it expires and what came of it goes. */
    @WithDefault("PT24H")
    Duration uploadExpires();

    /** How often to look for files that have come, and for uploads that expired. */
    @WithDefault("PT1S")
    Duration takeEvery();

    /** How long after it was last hashed a stored file is hashed again. */
    @WithDefault("P7D")
    Duration verifyEvery();

    /** How often to look for files whose time to be hashed again, or to go, has come. */
    @WithDefault("PT10S")
    Duration lookEvery();
}
