package io.harrier.platform.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;

/** Remembers where a request comes from. Text that a client sends is cut, and holds no control characters. */
class OriginFilter {

    private static final String PURPOSE = "Harrier-Purpose";
    private static final int LONGEST = 255;
    private static final int LONGEST_AGENT = 500;

    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest request;
    private final CurrentOrigin current;

    OriginFilter(CurrentIdentityAssociation identity, CurrentVertxRequest request, CurrentOrigin current) {
        this.identity = identity;
        this.request = request;
        this.current = current;
    }

    @ServerRequestFilter
    Uni<Void> remember(ContainerRequestContext asked) {
        return identity.getDeferredIdentity().invoke(who -> {
            var token = who.getPrincipal() instanceof JsonWebToken jwt ? jwt : null;
            current.set(RequestOrigin.of(asked.getMethod(), asked.getUriInfo().getPath(), address(),
                    text(asked.getHeaderString(HttpHeaders.USER_AGENT), LONGEST_AGENT), claim(token, "sid"),
                    claim(token, "azp"), text(asked.getHeaderString(PURPOSE), LONGEST)));
        }).replaceWithVoid();
    }

    /** Of the connection; Quarkus puts what a proxy says in its place where it is told to ({@code quarkus.http.proxy}). */
    private String address() {
        var routing = request.getCurrent();
        var address = routing == null ? null : routing.request().remoteAddress();
        return address == null ? null : address.hostAddress();
    }

    private static String claim(JsonWebToken token, String name) {
        Object value = token == null ? null : token.getClaim(name);
        return value == null ? null : text(value.toString(), LONGEST);
    }

    private static String text(String given, int longest) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.replaceAll("\\p{Cntrl}", " ").strip();
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
