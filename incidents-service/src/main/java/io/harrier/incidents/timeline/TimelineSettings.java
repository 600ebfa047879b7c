package io.harrier.incidents.timeline;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of timelines. */
@ConfigMapping(prefix = "harrier.incidents.timeline")
interface TimelineSettings {

    /** The largest file that is attached to an entry; larger ones, and malware, are evidence. It is held in memory once. */
    @WithDefault("10M")
    MemorySize largestAttachment();
}
