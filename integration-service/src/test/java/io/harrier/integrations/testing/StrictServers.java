package io.harrier.integrations.testing;

import java.util.Map;
import java.util.TreeMap;

/** The same servers, and the service as it is where nothing is allowed to it. */
public final class StrictServers extends IntegrationServers {

    @Override
    public Map<String, String> start() {
        var settings = new TreeMap<>(super.start());
        settings.put("harrier.integrations.allow-http", "false");
        settings.put("harrier.integrations.allow-private-addresses", "false");
        return settings;
    }
}
