package io.harrier.integrations.testing;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import io.harrier.platform.testing.HarrierServers;

/** The servers of every test, and this service's settings: a key of the day, a Tenable on this machine, waits short enough. */
public class IntegrationServers extends HarrierServers {

    @Override
    public Map<String, String> start() {
        var settings = new TreeMap<>(super.start());
        settings.putAll(own());
        return settings;
    }

    /** What this service needs besides its servers. */
    public static Map<String, String> own() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Map.of("harrier.integrations.encryption.key-id", "test",
                "harrier.integrations.allow-http", "true",
                "harrier.integrations.allow-private-addresses", "true",
                "harrier.integrations.encryption.keys.test", Base64.getEncoder().encodeToString(key),
                "harrier.integrations.sync.look-every", "PT0.05S",
                "harrier.integrations.sync.poll-every", "PT0.02S",
                "harrier.integrations.sync.retry-after", "PT0.05S",
                "harrier.integrations.sync.lease", "PT5S");
    }
}
