package io.harrier.alerts.indicator;

import java.io.IOException;
import java.time.Clock;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.TooLarge;
import io.harrier.platform.work.Beside;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;

/** Reads uploads of threat intelligence, beside the event loop. */
@Singleton
class IntelFiles {

    private final ObjectMapper json;
    private final Beside beside;
    private final Clock clock;
    private final long largest;

    IntelFiles(ObjectMapper json, Beside beside, Clock clock,
            @ConfigProperty(name = "harrier.http.largest-body") MemorySize largest) {
        this.json = json;
        this.beside = beside;
        this.clock = clock;
        this.largest = largest.asLongValue();
    }

    Uni<Intel> read(byte[] body) {
        if (body == null || body.length == 0) {
            throw new Malformed("", "Send a STIX 2.1 bundle or MISP events");
        }
        if (body.length > largest) {
            throw new TooLarge("", "A body may have " + largest + " bytes; this one has " + body.length);
        }
        return beside.run(() -> intel(tree(body)));
    }

    private Intel intel(JsonNode root) {
        var now = clock.instant();
        if (StixBundle.recognizes(root)) {
            return new StixBundle(now).read(root);
        }
        if (MispEvents.recognizes(root)) {
            return new MispEvents(now).read(root);
        }
        throw new Malformed("", "Neither a STIX 2.1 bundle nor MISP events");
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException wrong) {
            throw new Malformed("", "Not JSON");
        }
    }
}
