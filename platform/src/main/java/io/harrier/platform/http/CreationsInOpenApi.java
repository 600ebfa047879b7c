package io.harrier.platform.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Shows in OpenAPI which operations answer 201, which the scanner does not see, and that a 201 says where the new thing is. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class CreationsInOpenApi implements OASFilter {

    private static final String CREATED = "201";

    private final Set<String> creations = new HashSet<>();

    /** The build calls it, with all classes of the service. */
    public CreationsInOpenApi(IndexView classes) {
        for (var status : classes.getAnnotations(ResponseStatus.class)) {
            if (status.target().kind() == AnnotationTarget.Kind.METHOD && status.value().asInt() == Integer.parseInt(CREATED)) {
                var operation = status.target().asMethod()
                        .annotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
                if (operation != null && operation.value("operationId") != null) {
                    creations.add(operation.value("operationId").asString());
                }
            }
        }
    }

    @Override
    public Operation filterOperation(Operation operation) {
        var responses = operation.getResponses();
        if (creations.contains(operation.getOperationId()) && !responses.hasAPIResponse(CREATED)) {
            var all = OASFactory.createAPIResponses();
            responses.getAPIResponses().forEach((status, response) -> all.addAPIResponse(
                    status.equals("200") ? CREATED : status, status.equals("200") ? response.description("Made") : response));
            operation.setResponses(all);
        }
        var created = operation.getResponses().getAPIResponse(CREATED);
        if (created != null) {
            locate(created);
        }
        return operation;
    }

    private static void locate(APIResponse created) {
        var uri = OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)).format("uri");
        created.addHeader(HttpHeaders.LOCATION, OASFactory.createHeader().description("Where the new thing is").schema(uri));
    }
}
