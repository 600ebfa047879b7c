package io.harrier.incidents.evidence;

import java.time.Duration;
import java.util.Optional;

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

    /** How much memory uploads have on a replica: so many pieces as fit into it run at once. A quarter of all where absent. */
    Optional<MemorySize> uploadMemory();

    /** How many uploads run at once on a replica at most; as many as fit into their memory where absent. One tenant has half of them. */
    Optional<Integer> uploadsAtOnce();

    /** How long to wait for a sender of whom nothing comes, or next to nothing; what came is kept. */
    @WithDefault("PT30S")
    Duration stalledAfter();

    /** How many bytes the evidence of a tenant may have together, also what is announced and has not come. */
    @WithDefault("1T")
    MemorySize quota();

    /** How long an upload may rest before it expires and what came of it goes; as long one that is stored is known. */
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
