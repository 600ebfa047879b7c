package io.harrier.platform.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;

/**
 * Turns a token into a caller of one organization with rights. The organization is the token's only one, or the one that the
 * header {@code Harrier-Tenant} names. Where that fails the identity holds no right, and {@link #TENANT_REFUSED} says why.
 */
@ApplicationScoped
class TenantIdentity implements SecurityIdentityAugmentor {

    static final String HEADER = "Harrier-Tenant";
    static final String CALLER = "harrier.caller";
    static final String ROLES = "harrier.roles";
    static final String TENANT_REFUSED = "harrier.tenant-refused";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context,
            Map<String, Object> attributes) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        var routing = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        String named = routing == null ? null : routing.request().getHeader(HEADER);
        return Uni.createFrom().item(inTenant(identity, token, named));
    }

    private static SecurityIdentity inTenant(SecurityIdentity identity, JsonWebToken token, String named) {
        // Built anew: roles that the token carries anywhere else must not count.
        var builder = QuarkusSecurityIdentity.builder().setPrincipal(token).addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (identity.hasRole(Role.PLATFORM_ADMIN.wire)) {
            roles.add(Role.PLATFORM_ADMIN);
        }
        var organizations = Organizations.of(token.getClaim("organization")).byAlias();
        if (token.getSubject() == null) {
            builder.addAttribute(TENANT_REFUSED, "Your token says not who you are: ask for the scope basic, which gives sub");
        } else if (named == null && organizations.size() > 1) {
            builder.addAttribute(TENANT_REFUSED, "Your token covers several organizations: name one in the header " + HEADER);
        } else if (named != null && !organizations.containsKey(named)) {
            builder.addAttribute(TENANT_REFUSED,
                    "Your token does not cover the organization that the header " + HEADER + " names");
        } else if (organizations.isEmpty()) {
            builder.addAttribute(TENANT_REFUSED, "Your token covers no organization: ask for the scope organization:*");
        } else {
            var alias = named == null ? organizations.keySet().iterator().next() : named;
            var membership = organizations.get(alias);
            roles.addAll(membership.roles());
            builder.addAttribute(CALLER, caller(token, alias, membership));
        }
        var readable = token.getSubject() == null ? List.<Caller>of() : readable(token, organizations, named);
        builder.addAttribute(ReadableOrganizations.ATTRIBUTE, readable);
        if (!readable.isEmpty()) {
            builder.addRole(Right.READ_SOMEWHERE);
        }
        return builder.addAttribute(ROLES, Set.copyOf(roles)).addRoles(Right.of(roles)).build();
    }

    /** Who this is in each organization where it may read, or in the one that is named. */
    private static List<Caller> readable(JsonWebToken token, Map<String, Organizations.Membership> organizations,
            String named) {
        return organizations.entrySet().stream().filter(it -> named == null || it.getKey().equals(named))
                .filter(it -> Right.of(it.getValue().roles()).contains(Right.READ)).sorted(Map.Entry.comparingByKey())
                .map(it -> caller(token, it.getKey(), it.getValue())).toList();
    }

    private static Caller caller(JsonWebToken token, String alias, Organizations.Membership membership) {
        String user = token.getClaim("preferred_username");
        String fullName = token.getClaim("name");
        boolean service = user != null && user.startsWith("service-account-");
        String name = fullName != null && !fullName.isBlank() ? fullName : user != null ? user : token.getSubject();
        return new Caller(membership.id(), alias, service ? Caller.Kind.SERVICE : Caller.Kind.USER, token.getSubject(), name);
    }
}
