package io.harrier.integrations;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of integration-service. */
@ConfigMapping(prefix = "harrier.integrations")
public interface IntegrationsConfig {

    /** Whether a base URL may begin with {@code http://}: credentials would go in clear text. For tests and one machine. */
    @WithDefault("false")
    boolean allowHttp();

    /** Whether calls may go to loopback, link-local and private addresses: where a system on the premises is kept in step with. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    Encryption encryption();

    Outbound outbound();

    Sync sync();

    /** How credentials of external systems are sealed. */
    interface Encryption {

        /** The key that seals, by its name; older keys stay to open what they sealed. */
        @WithDefault("1")
        String keyId();

        /** AES keys of 256 bits in base64, by name. */
        Map<String, String> keys();

        /** A file of lines {@code name=base64} that adds to the keys above. */
        Optional<String> keysFile();
    }

    /** Calls to external systems. */
    interface Outbound {

        @WithDefault("PT10S")
        Duration connectTimeout();

        /** How long the other side may be silent. */
        @WithDefault("PT60S")
        Duration silenceTimeout();

        /** How long a call may take as a whole, however steadily its answer comes. */
        @WithDefault("PT10M")
        Duration callTimeout();

        /**
         * An answer larger than this, as it comes or unpacked, is refused: smaller chunks have to be asked for. Answers that large
         * wait in a file of the temporary directory; each worker has at most one.
         */
        @WithDefault("67108864")
        long maxResponseBytes();

        /** How long the log of calls is kept. */
        @WithDefault("P90D")
        Duration keepCalls();
    }

    /** Synchronizations. */
    interface Sync {

        /** How many imports this replica works on at once. */
        @WithDefault("2")
        int workers();

        /** How many exports an import may have made, should they turn out not to be whole. */
        @WithDefault("5")
        int exports();

        /** How long a replica holds an import without a sign of life before another takes it over. */
        @WithDefault("PT2M")
        Duration lease();

        /** How often due work is looked for. */
        @WithDefault("PT1S")
        Duration lookEvery();

        /** How often an export that is being made is looked at, at first; seldomer with its age. */
        @WithDefault("PT2S")
        Duration pollEvery();

        /** The wait after a first failure; it doubles with each further one, up to fifteen minutes. */
        @WithDefault("PT5S")
        Duration retryAfter();

        /** How far before the watermark an import begins: a scan may take that long until its findings can be exported. */
        @WithDefault("P1D")
        Duration overlap();
    }
}
