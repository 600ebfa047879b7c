package io.harrier.integrations.system;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.integrations.outbound.BaseUrl;
import io.harrier.integrations.outbound.Destinations;
import io.harrier.integrations.outbound.ExternalFailure;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** External systems: set up by administrators, used by synchronizations. */
@ApplicationScoped
@TenantTransaction
public class ExternalSystems {

    private static final String SUBJECT = "external_system";

    private final ExternalSystemRepository systems;
    private final SealedCredentials credentials;
    private final Destinations destinations;
    private final MergePatch patches;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    ExternalSystems(ExternalSystemRepository systems, SealedCredentials credentials, Destinations destinations,
            MergePatch patches, CurrentCaller current, Audit audit, Clock clock, Ids ids) {
        this.systems = systems;
        this.credentials = credentials;
        this.destinations = destinations;
        this.patches = patches;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<Page<SystemView>> list(PageRequest page) {
        return systems.list(page).map(rows -> Page.of(rows, page.limit, SystemView::of, last -> page.updatedSince == null
                ? Cursor.of(ExternalSystemRepository.BY_NAME, last.name, last.id)
                : Cursor.of(ExternalSystemRepository.BY_CHANGE, last.updatedAt, last.id)));
    }

    Uni<SystemView> get(UUID id) {
        return systems.found(id).map(SystemView::of);
    }

    Uni<SystemView> create(CreateSystem request) {
        var now = clock.instant();
        var system = ExternalSystem.create(ids.next(), request.settings(), current.get(), now);
        if (request.credentials() != null) {
            credentials.keep(system, request.credentials(), current.get().tenantId(), now);
        }
        return checked(system).chain(() -> ready(system)).chain(() -> systems.persistAndFlush(system))
                .call(() -> audit.record("external_system_created", SUBJECT, system.id, told(system))).map(SystemView::of);
    }

    Uni<SystemView> patch(UUID id, IfMatch version, ObjectNode patch) {
        return systems.locked(id).invoke(system -> IfMatch.check(IfMatch.required(version), system.version))
                .call(system -> change(system,
                        patches.apply(SystemSettings.of(system), patch, SystemSettings.class).checked()))
                .call(this::ready).call(systems::flush)
                .call(system -> audit.record("external_system_updated", SUBJECT, id, told(system))).map(SystemView::of);
    }

    /** Replaces the credentials. Others may see other data, so everything is asked for anew. */
    Uni<SystemView> authenticate(UUID id, IfMatch version, Credentials given) {
        return systems.locked(id).invoke(system -> {
            IfMatch.check(IfMatch.required(version), system.version);
            credentials.keep(system, given, current.get().tenantId(), clock.instant());
            system.touch(current.get(), clock.instant());
        }).call(systems::flush).call(system -> systems.forgetWatermarks(id))
                .call(system -> audit.record("external_system_credentials_changed", SUBJECT, id, Map.of()))
                .map(SystemView::of);
    }

    /** Removes a system that was never used. One that was keeps what it told: it can only be retired. */
    Uni<Void> delete(UUID id, IfMatch version) {
        return systems.locked(id).invoke(system -> IfMatch.check(version, system.version))
                .call(system -> systems.used(id).invoke(used -> {
                    if (used) {
                        throw new Conflict("This system was synchronized: set active to false instead");
                    }
                })).call(systems::delete).chain(system -> audit.record("external_system_deleted", SUBJECT, id, told(system)));
    }

    /** The system itself, for the features that hang on it. */
    public Uni<ExternalSystem> found(UUID id) {
        return systems.found(id);
    }

    /** The same, held until the transaction ends. */
    public Uni<ExternalSystem> locked(UUID id) {
        return systems.locked(id);
    }

    /** What is needed to talk to it; fails with a 422 where it has no credentials. */
    public Uni<Connection> connection(ExternalSystem system) {
        return Uni.createFrom().item(() -> credentials.open(system, current.get().tenantId())).onItem().ifNull()
                .failWith(() -> new RuleBroken("/credentials", "'" + system.name + "' has no credentials"))
                .map(opened -> new Connection(system.id, system.name, system.type, BaseUrl.of(system.baseUrl), opened,
                        system.assetChunkSize, system.findingAssetsPerChunk));
    }

    /** The next synchronization is due one interval after now. */
    public Uni<Void> scheduleNext(ExternalSystem system, Instant now) {
        return systems.schedule(system.id, system.nextAfter(now));
    }

    public Uni<Void> syncEnded(UUID id, Instant at, String status) {
        return systems.ended(id, at, status);
    }

    private Uni<Void> change(ExternalSystem system, SystemSettings settings) {
        boolean elsewhere = system.leadsElsewhere(settings);
        boolean another = system.type != settings.type();
        system.apply(settings, current.get(), clock.instant());
        return (another ? unused(system) : Uni.createFrom().voidItem())
                .chain(() -> elsewhere
                        ? checked(system).chain(() -> systems.forgetWatermarks(system.id))
                        : Uni.createFrom().voidItem());
    }

    /** What one type of system told is nothing that another could go on with. */
    private Uni<Void> unused(ExternalSystem system) {
        return systems.used(system.id).invoke(used -> {
            if (used) {
                throw new RuleBroken("/type", "This system was synchronized: set up another of that type");
            }
        }).replaceWithVoid();
    }

    private Uni<Void> checked(ExternalSystem system) {
        return destinations.check(BaseUrl.of(system.baseUrl)).onFailure(ExternalFailure.class)
                .transform(refused -> new RuleBroken("/baseUrl", refused.getMessage()));
    }

    private Uni<Void> ready(ExternalSystem system) {
        return systems.nameTaken(system.name, system.id).invoke(taken -> {
            if (taken) {
                throw new Conflict("There is an external system of that name: " + system.name);
            }
        }).replaceWithVoid();
    }

    private static Map<String, Object> told(ExternalSystem system) {
        return Map.of("name", system.name, "type", system.type, "baseUrl", system.baseUrl, "syncEnabled", system.syncEnabled,
                "active",
                system.active);
    }
}
