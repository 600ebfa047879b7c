package io.harrier.platform.tenancy;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.mutiny.Uni;

/** Keycloak's admin API, as far as the directory needs it. */
@Path("/organizations")
@RegisterRestClient(configKey = "keycloak-admin")
interface KeycloakOrganizations {

    /** @param max Keycloak answers with ten where none is named */
    @GET
    Uni<List<Organization>> list(@HeaderParam("Authorization") String bearer, @RestQuery int first, @RestQuery int max,
            @RestQuery boolean briefRepresentation);

    /** Fails with 404 where there is no such organization. */
    @GET
    @Path("/{id}")
    Uni<Organization> get(@HeaderParam("Authorization") String bearer, @RestPath UUID id);
}
