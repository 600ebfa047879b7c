package io.harrier.platform.note;

import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.problem.Unavailable;
import io.harrier.platform.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Does what no resource should, to see what the platform makes of it. */
@Path("/api/v1/test-probes")
class ProbeResource {

    private final Probes probes;
    private final NoteRepository notes;
    private final Tenancy tenancy;
    private final CurrentCaller current;

    ProbeResource(Probes probes, NoteRepository notes, Tenancy tenancy, CurrentCaller current) {
        this.probes = probes;
        this.notes = notes;
        this.tenancy = tenancy;
        this.current = current;
    }

    @GET
    @Path("/without-session")
    @RolesAllowed(Right.READ)
    public Uni<Long> withoutSession() {
        return notes.count();
    }

    @GET
    @Path("/without-tenant")
    @RolesAllowed(Right.READ)
    public Uni<Long> withoutTenant() {
        return Panache.withSession(notes::count);
    }

    @POST
    @Path("/without-tenant")
    @RolesAllowed(Right.CONTRIBUTE)
    public Uni<Integer> writeWithoutTenant(@RestQuery String title) {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session
                        .createNativeQuery("""
                            insert into notes (id, version, created_at, updated_at, title, weight, status)
                            values (gen_random_uuid(), 0, now(), now(), ?1, 0, 'draft')""")
                        .setParameter(1, title).executeUpdate()));
    }

    @GET
    @Path("/nested")
    @RolesAllowed(Right.READ)
    public Uni<Map<String, String>> nested() {
        return probes.nested();
    }

    /** Counts the notes of another tenant, as a job does, in the middle of a request. */
    @GET
    @Path("/as")
    @RolesAllowed(Right.READ)
    public Uni<Map<String, String>> as(@RestQuery UUID tenant) {
        return tenancy.as(Caller.job(tenant, "probe"), probes::whose).chain(inside -> probes.whose()
                .map(after -> Map.of("inside", inside, "after", after, "caller", current.get().subject())));
    }

    /** As {@link #as}, with the transaction of this tenant open around it. */
    @GET
    @Path("/as-within")
    @RolesAllowed(Right.READ)
    public Uni<Map<String, String>> asWithin(@RestQuery UUID tenant) {
        return probes.within(() -> tenancy.as(Caller.job(tenant, "probe"), probes::whose));
    }

    @GET
    @Path("/fault")
    @RolesAllowed(Right.READ)
    public Uni<Long> fault() {
        return Uni.createFrom()
                .failure(new IllegalStateException("jdbc:postgresql://secret-host", new RuntimeException("select 1")));
    }

    @GET
    @Path("/thrown-fault")
    @RolesAllowed(Right.READ)
    public Uni<Long> thrownFault() {
        throw new IllegalStateException("jdbc:postgresql://secret-host");
    }

    @GET
    @Path("/bad-sql")
    @RolesAllowed(Right.READ)
    public Uni<Long> badSql() {
        return probes.badSql();
    }

    @GET
    @Path("/lost-race")
    @RolesAllowed(Right.READ)
    public Uni<Long> lostRace() {
        return probes.lostRace();
    }

    @GET
    @Path("/away")
    @RolesAllowed(Right.READ)
    public Uni<Long> away() {
        throw new Unavailable("The scanner is away", java.time.Duration.ofSeconds(30));
    }

    @GET
    @Path("/operators")
    @RolesAllowed(Right.PLATFORM)
    public Uni<String> operators() {
        return Uni.createFrom().item("welcome");
    }
}
