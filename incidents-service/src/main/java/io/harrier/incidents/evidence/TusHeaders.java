package io.harrier.incidents.evidence;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The version of the tus protocol: said in every answer about an upload; who speaks another gets a 412. */
class TusHeaders {

    static final String VERSION = "1.0.0";
    private static final String RESUMABLE = "Tus-Resumable";

    @ServerRequestFilter
    Response check(ContainerRequestContext request) {
        var spoken = request.getHeaderString(RESUMABLE);
        if (spoken == null || spoken.equals(VERSION) || !isUpload(request.getUriInfo())) {
            return null;
        }
        return Response.status(Response.Status.PRECONDITION_FAILED).header("Tus-Version", VERSION).build();
    }

    @ServerResponseFilter
    void tell(ContainerResponseContext response, UriInfo uri) {
        if (isUpload(uri)) {
            response.getHeaders().putSingle(RESUMABLE, VERSION);
        }
    }

    private static boolean isUpload(UriInfo uri) {
        return uri.getPath().contains("/evidence/") && uri.getPath().contains("/uploads");
    }
}
