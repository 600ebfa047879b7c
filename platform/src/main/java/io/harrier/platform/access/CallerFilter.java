package io.harrier.platform.access;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;

/** Hands the caller that authentication found to the request's pipeline. */
class CallerFilter {

    private final CurrentIdentityAssociation identity;
    private final CurrentCaller current;

    CallerFilter(CurrentIdentityAssociation identity, CurrentCaller current) {
        this.identity = identity;
        this.current = current;
    }

    @ServerRequestFilter
    Uni<Void> remember() {
        return identity.getDeferredIdentity().invoke(who -> {
            Caller caller = who.getAttribute(TenantIdentity.CALLER);
            if (caller != null) {
                current.set(caller);
            }
        }).replaceWithVoid();
    }
}
