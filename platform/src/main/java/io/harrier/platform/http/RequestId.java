package io.harrier.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.harrier.platform.ids.Ids;

/** Names every request, in the answer, the logs and the audit log; a gateway may have named it already. */
class RequestId {

    private static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";

    private final Ids ids;

    RequestId(Ids ids) {
        this.ids = ids;
    }

    @ServerRequestFilter(preMatching = true)
    void name(ContainerRequestContext request) {
        String sent = request.getHeaderString(HEADER);
        MDC.put(KEY, sent != null && sent.matches("[\\w.:-]{1,100}") ? sent : ids.next().toString());
    }

    @ServerResponseFilter
    void answer(ContainerResponseContext response) {
        if (MDC.get(KEY) != null) {
            response.getHeaders().putSingle(HEADER, MDC.get(KEY));
        }
    }
}
