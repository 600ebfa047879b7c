package io.harrier.alerts.asset;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventType;
import io.harrier.platform.events.SqlEventHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Keeps what is said of an asset. */
@ApplicationScoped
class AssetChangedHandler implements SqlEventHandler<JsonNode> {

    private final KnownAssets assets;

    AssetChangedHandler(KnownAssets assets) {
        this.assets = assets;
    }

    @Override
    public EventType type() {
        return EventType.of("integrations", "asset.changed");
    }

    @Override
    public Class<JsonNode> payload() {
        return JsonNode.class;
    }

    @Override
    public Uni<Void> handle(Event<JsonNode> event, SqlConnection connection) {
        return assets.learn(connection, event.data().path("asset"), event.data().path("change").asText().equals("deleted"));
    }
}
