package io.harrier.incidents.storage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where files are kept. */
@ConfigMapping(prefix = "harrier.incidents.storage")
public interface StorageSettings {

    enum Kind {
        DIRECTORY,
        S3
    }

    @WithDefault("directory")
    Kind kind();

    /** The directory; all replicas must see the same one. It is made at the first start, while no file is recorded. */
    @WithDefault("files")
    Path directory();

    /** How long a file that was begun may wait for the row it belongs to; then it goes. */
    @WithDefault("PT24H")
    Duration reservation();

    /** How often to look for files that have to go. */
    @WithDefault("PT10S")
    Duration removeEvery();

    S3 s3();

    /** An S3-compatible store. */
    interface S3 {

        /** Where it is; absent for Amazon's own. */
        Optional<URI> endpoint();

        @WithDefault("harrier-incidents")
        String bucket();

        @WithDefault("us-east-1")
        String region();

        /** Absent where the environment gives credentials, as in Amazon's own. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** Whether the bucket is named in the path, as most stores that are not Amazon's want it. */
        @WithDefault("true")
        boolean pathStyle();

        /** How much is held and sent at once; 5M at least. A file may have 10,000 times as much. */
        @WithDefault("16M")
        MemorySize partSize();
    }
}
