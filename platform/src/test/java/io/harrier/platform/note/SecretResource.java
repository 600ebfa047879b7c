package io.harrier.platform.note;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestMulti;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportFormat;
import io.harrier.platform.export.Exports;
import io.harrier.platform.paging.Page;
import io.harrier.platform.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Something restricted, read in every way there is. */
@Path("/api/v1/test-secrets")
class SecretResource {

    private final Secrets secrets;
    private final Exports exports;
    private final Tenancy tenancy;
    private final CurrentCaller current;

    SecretResource(Secrets secrets, Exports exports, Tenancy tenancy, CurrentCaller current) {
        this.secrets = secrets;
        this.exports = exports;
        this.tenancy = tenancy;
        this.current = current;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    public Uni<Long> get(UUID id) {
        return secrets.touched(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    public Uni<Long> put(UUID id) {
        return secrets.touched(id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    public Uni<Long> delete(UUID id) {
        return secrets.touched(id);
    }

    @GET
    @Path("/{id}/twice")
    @RolesAllowed(Right.READ)
    public Uni<Long> twice(UUID id) {
        return secrets.touched(id).chain(() -> secrets.touched(id));
    }

    @GET
    @Path("/{id}/failure")
    @RolesAllowed(Right.READ)
    public Uni<Long> failure(UUID id) {
        return secrets.failsAfterwards(id);
    }

    @GET
    @Path("/{id}/second-try")
    @RolesAllowed(Right.READ)
    public Uni<Long> secondTry(UUID id) {
        return secrets.failsAfterwards(id).onFailure().recoverWithUni(() -> secrets.touched(id));
    }

    @GET
    @Path("/{id}/refused/export")
    @RolesAllowed(Right.READ)
    public RestMulti<Buffer> refusedExport(UUID id) {
        Exports.Pages<Long> pages = (cursor, atMost) -> secrets.failsAfterwards(id).map(it -> new Page<>(List.of(it), null));
        return exports.stream(new Exports.Export<>("refused", List.of(), Map.of(), pages), ExportFormat.NDJSON);
    }

    @GET
    @Path("/{id}/refusal")
    @RolesAllowed(Right.READ)
    public Uni<Long> refusal(UUID id) {
        return secrets.refused(id);
    }

    @GET
    @Path("/{id}/job")
    @RolesAllowed(Right.READ)
    public Uni<Long> job(UUID id) {
        return tenancy.as(Caller.job(current.get().tenantId(), "probe"), () -> secrets.touched(id));
    }

    @GET
    @Path("/{id}/file")
    @RolesAllowed(Right.READ)
    public Uni<Long> file(UUID id) {
        return secrets.takenOut(id, 4711);
    }

    @GET
    @Path("/{id}/export")
    @RolesAllowed(Right.READ)
    public RestMulti<Buffer> export(UUID id) {
        Exports.Pages<String> pages = (cursor, atMost) -> secrets.touched(id)
                .map(rows -> new Page<>(List.of("a row"), cursor == null ? "more" : null));
        return exports.stream(new Exports.Export<>("secrets", List.of(), Map.of(), pages), ExportFormat.NDJSON);
    }
}
