package io.harrier.integrations.asset;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.events.EventType;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.events.Outbox.Announcement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Announces assets that are new, different or gone. When one was seen last is no difference. */
@Singleton
class AssetEvents {

    private static final EventType CHANGED = EventType.of("integrations", "asset.changed");

    private final Outbox outbox;
    private final AssetSnapshots assets;

    AssetEvents(Outbox outbox, AssetSnapshots assets) {
        this.outbox = outbox;
        this.assets = assets;
    }

    /** @param changes what became of each */
    Uni<Void> announce(SqlConnection connection, UUID system, Map<UUID, String> changes) {
        return assets.of(connection, changes.keySet()).chain(known -> outbox.announceAll(connection, CHANGED,
                changes.entrySet().stream().map(change -> new Announcement(change.getKey(),
                        new AssetChanged(known.get(change.getKey()), change.getValue(), system))).toList()));
    }
}
