package io.harrier.platform.dataaccess;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.CurrentOrigin;
import io.harrier.platform.access.RequestOrigin;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Writes who read, changed or took out what is restricted or sensitive, in the tenant transaction that does it: an access that can't be put
 * on record does not happen. What the product does by itself is nobody's access. Whatever a request reads below {@code …/export} is
 * exported; what it reads several times is on record once.
 */
@ApplicationScoped
public class DataAccess {

    private static final Set<String> EXPORTS = Set.of("export", "package", "manifest");
    private static final String SAID = "harrier.access.said";

    private final DataAccessRecords records;
    private final CurrentCaller current;
    private final CurrentOrigin origins;
    private final Clock clock;
    private final List<String> consoles;

    DataAccess(DataAccessRecords records, CurrentCaller current, CurrentOrigin origins, Clock clock,
            @ConfigProperty(name = "harrier.data-access.consoles", defaultValue = "harrier-console") List<String> consoles) {
        this.records = records;
        this.current = current;
        this.origins = origins;
        this.clock = clock;
        this.consoles = consoles;
    }

    /**
     * Something that was accessed.
     *
     * @param parent what decides whether it is restricted ({@code restricted_record} of the schema); null where that is known
     */
    record Thing(UUID id, UUID parent) {
    }

    /** Somebody is shown this. */
    public Uni<Void> read(String resourceType, UUID id, DataClassification why) {
        return read(resourceType, List.of(id), why);
    }

    /** Somebody is shown each of these. */
    public Uni<Void> read(String resourceType, List<UUID> ids, DataClassification why) {
        return record(reading(), resourceType, things(ids), why);
    }

    /** Somebody's request is about this: it reads, writes or deletes, as its method says. Outside a request nothing is recorded. */
    public Uni<Void> touched(String resourceType, UUID id, DataClassification why) {
        return touched(resourceType, things(List.of(id)), why);
    }

    Uni<Void> touched(String resourceType, List<Thing> things, DataClassification why) {
        var method = origins.find().map(RequestOrigin::method).orElse(null);
        if (method == null) {
            return Uni.createFrom().voidItem();
        }
        return record(switch (method) {
            case "GET", "HEAD" -> reading();
            case "DELETE" -> DataAction.DELETE;
            default -> DataAction.WRITE;
        }, resourceType, things, why);
    }

    private DataAction reading() {
        return exporting() ? DataAction.EXPORT : DataAction.READ;
    }

    private static List<Thing> things(List<UUID> ids) {
        return ids.stream().map(id -> new Thing(id, null)).toList();
    }

    /**
     * Somebody takes this out of Harrier.
     *
     * @param id null for a list
     * @param bytesOrRows how much: rows of a list, bytes of one thing
     */
    public Uni<Void> exported(String resourceType, UUID id, DataClassification why, long bytesOrRows) {
        var row = row(DataAction.EXPORT, resourceType, id, why).put("access_method", AccessMethod.EXPORT.wire)
                .put(id == null ? "data_volume_rows" : "data_volume_bytes", bytesOrRows);
        return write(new JsonArray().add(row));
    }

    /** Somebody asked for this and did not get it. To be called in a transaction of its own: that of the request is rolled back. */
    public Uni<Void> refused(String resourceType, UUID id, DataClassification why, String reason) {
        return write(new JsonArray().add(row(DataAction.READ, resourceType, id, why).put("success", false)
                .put("failure_reason", reason)));
    }

    private Uni<Void> record(DataAction action, String resourceType, List<Thing> things, DataClassification why) {
        var rows = new JsonArray();
        things.stream().filter(it -> first(action + " " + resourceType + " " + it.id()))
                .forEach(it -> rows.add(row(action, resourceType, it.id(), why)
                        .put("parent", it.parent() == null ? null : it.parent().toString())));
        return written(rows).invoke(any -> {
            if (any) {
                origins.find().ifPresent(origin -> origin.mark(ExportedLists.something(why)));
            }
        }).replaceWithVoid();
    }

    /** What is said in a transaction is said when it is committed, and not before: a request may try the same again. */
    private boolean first(String what) {
        var origin = origins.find();
        if (origin.isEmpty()) {
            return true;
        }
        boolean first = origin.get().first(what);
        if (first) {
            var said = new ArrayList<>(ContextLocals.<List<String>>get(SAID).orElse(List.of()));
            said.add(what);
            ContextLocals.put(SAID, said);
        }
        return first;
    }

    /** The running transaction is committed. */
    void said() {
        ContextLocals.remove(SAID);
    }

    /** The running transaction was not: nothing that it said is on record. */
    void unsaid() {
        var said = ContextLocals.<List<String>>get(SAID).orElse(List.of());
        origins.find().ifPresent(origin -> said.forEach(origin::unsay));
        ContextLocals.remove(SAID);
    }

    private Uni<Void> write(JsonArray rows) {
        return written(rows).replaceWithVoid();
    }

    /** Whether there was anything to write. */
    private Uni<Boolean> written(JsonArray rows) {
        boolean nobody = current.get().rowSubject().equals(Caller.PRODUCT);
        return nobody || rows.isEmpty() ? Uni.createFrom().item(false) : records.write(rows);
    }

    private JsonObject row(DataAction action, String resourceType, UUID id, DataClassification why) {
        var caller = current.get();
        var row = new JsonObject().put("accessed_at", clock.instant().toString()).put("user_id", caller.subject())
                .put("user_name", caller.name()).put("resource_type", resourceType)
                .put("resource_id", id == null ? null : id.toString()).put("action", action.wire)
                .put("data_classification", why.wire).put("access_method", method().wire).put("success", true)
                .put("request_id", MDC.get("requestId"));
        origins.find().ifPresent(origin -> row.put("operation", origin.method() + " " + origin.path())
                .put("ip_address", origin.address()).put("user_agent", origin.userAgent()).put("session_id", origin.session())
                .put("purpose", origin.purpose()));
        return row;
    }

    private AccessMethod method() {
        if (exporting()) {
            return AccessMethod.EXPORT;
        }
        return origins.find().map(RequestOrigin::client).filter(consoles::contains).isPresent()
                ? AccessMethod.UI
                : AccessMethod.API;
    }

    private boolean exporting() {
        return origins.find().map(origin -> origin.path().replaceFirst("/+$", ""))
                .filter(path -> EXPORTS.contains(path.substring(path.lastIndexOf('/') + 1))).isPresent();
    }
}
