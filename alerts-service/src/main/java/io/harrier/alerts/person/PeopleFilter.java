package io.harrier.alerts.person;

import jakarta.ws.rs.Priorities;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;

/** Gets to know people by their requests. */
class PeopleFilter {

    private static final int LONGEST = 255;

    private final CurrentIdentityAssociation identity;
    private final CurrentCaller current;
    private final People people;

    PeopleFilter(CurrentIdentityAssociation identity, CurrentCaller current, People people) {
        this.identity = identity;
        this.current = current;
        this.people = people;
    }

    /** After the caller is known. */
    @ServerRequestFilter(priority = Priorities.USER + 100)
    Uni<Void> meet() {
        return identity.getDeferredIdentity().chain(who -> {
            var caller = current.find().filter(it -> it.kind() == Caller.Kind.USER);
            if (caller.isEmpty() || !(who.getPrincipal() instanceof JsonWebToken token)) {
                return Uni.createFrom().voidItem();
            }
            String username = token.getClaim("preferred_username");
            return username == null || username.isBlank() || username.length() > LONGEST
                    || caller.get().subject().length() > LONGEST
                            ? Uni.createFrom().voidItem()
                            : people.remember(caller.get(), username);
        });
    }
}
