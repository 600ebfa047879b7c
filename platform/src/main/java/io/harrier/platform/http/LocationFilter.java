package io.harrier.platform.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says with every 201 where the new thing is. */
class LocationFilter {

    @ServerResponseFilter
    void locate(ContainerResponseContext response, UriInfo uri) {
        if (response.getStatus() == Status.CREATED.getStatusCode() && response.getEntity() instanceof Located made) {
            var address = uri.getBaseUri().resolve(made.location(uri.getRequestUri().getRawPath()));
            response.getHeaders().putSingle(HttpHeaders.LOCATION, address.toString());
        }
    }
}
