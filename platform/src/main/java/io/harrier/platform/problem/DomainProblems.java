package io.harrier.platform.problem;

import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.harrier.platform.problem.ProblemException.Kind;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;

/** Answers what the domain refuses, and who may not ask. */
class DomainProblems {

    private final CurrentIdentityAssociation identity;

    DomainProblems(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(ProblemException problem, UriInfo uri) {
        return Problems.answer(problem, uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<Problem> unauthenticated(SecurityException failure, UriInfo uri) {
        return Problems.answer(Kind.UNAUTHENTICATED, "Send a valid bearer token", java.util.List.of(), java.util.Map.of(), uri)
                .header("WWW-Authenticate", "Bearer").build();
    }

    @ServerExceptionMapper
    Uni<RestResponse<Problem>> forbidden(ForbiddenException failure, UriInfo uri) {
        return identity.getDeferredIdentity().map(who -> {
            String refused = who.getAttribute("harrier.tenant-refused");
            return Problems.answer(Kind.FORBIDDEN, refused != null ? refused : "Your roles don't include this", uri);
        });
    }
}
