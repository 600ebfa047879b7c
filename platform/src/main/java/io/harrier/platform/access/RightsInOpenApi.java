package io.harrier.platform.access;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Shows in OpenAPI which roles may call each operation, and the problems that every operation may answer with. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class RightsInOpenApi implements OASFilter {

    private static final String SCHEME = "keycloak";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        components.addSecurityScheme(SCHEME, OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                .bearerFormat("JWT").description("An access token of the realm, with the scope organization:*"));
        if (components.getSchemas() == null || !components.getSchemas().containsKey(ProblemsInOpenApi.SCHEMA)) {
            components.addSchema(ProblemsInOpenApi.SCHEMA, ProblemsInOpenApi.schema());
        }
        api.components(components);
    }

    @Override
    public Operation filterOperation(Operation operation) {
        var rights = rights(operation);
        var roles = new TreeSet<String>();
        rights.forEach(right -> Right.holders(right).forEach(role -> roles.add(role.wire)));
        operation.addExtension("x-harrier-rights", List.copyOf(rights));
        operation.addExtension("x-harrier-roles", List.copyOf(roles));
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        ProblemsInOpenApi.addTo(operation);
        return operation;
    }

    /** Enumerations travel in lower snake case; the scanner knows only the constants' names. */
    @Override
    public Schema filterSchema(Schema schema) {
        var names = schema.getEnumeration();
        if (names != null && names.stream().allMatch(it -> it instanceof String name && name.matches("[A-Z][A-Z0-9_]*"))) {
            schema.setEnumeration(names.stream().map(it -> (Object) it.toString().toLowerCase(Locale.ROOT)).toList());
        }
        return schema;
    }

    private static TreeSet<String> rights(Operation operation) {
        var rights = new TreeSet<String>();
        if (operation.getSecurity() != null) {
            operation.getSecurity().forEach(requirement -> requirement.getSchemes().values().forEach(rights::addAll));
        }
        return rights;
    }
}
