package io.harrier.local.demo;

import java.net.URI;

/** Who plays which part. */
final class People {

    private final URI gateway;
    private final Tokens tokens;

    People(URI gateway, URI keycloak) {
        this.gateway = gateway;
        this.tokens = new Tokens(keycloak);
    }

    Api analyst() {
        return at("acme-analyst", "acme");
    }

    Api manager() {
        return at("acme-manager", "acme");
    }

    Api compliance() {
        return at("acme-compliance", "acme");
    }

    Api admin() {
        return at("acme-admin", "acme");
    }

    /** Analyst at acme and incident manager at globex: says at each request where she is. */
    Api managerOfGlobex() {
        return at("both-analyst", "globex");
    }

    private Api at(String user, String tenant) {
        return Api.as(gateway, tokens, user, tenant);
    }
}
