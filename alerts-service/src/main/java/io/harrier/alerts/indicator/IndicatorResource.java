package io.harrier.alerts.indicator;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** Threat intelligence: what is known of the values that alerts hold. */
@Path("/api/v1/indicators")
@Tag(name = "Enrichment")
class IndicatorResource {

    /** Why an indicator is no longer to be used. */
    @Schema(name = "IndicatorRevocation")
    record Revocation(@NotBlank @Size(max = 2000) @Schema(examples = "A sinkhole of ours") String reason) {
    }

    private final IndicatorService indicators;
    private final IntelFiles files;

    IndicatorResource(IndicatorService indicators, IntelFiles files) {
        this.indicators = indicators;
        this.files = files;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listIndicators", summary = "Lists indicators in the order in which they came")
    public Uni<Page<IndicatorView>> list(@BeanParam @Valid IndicatorFilter filter, @BeanParam @Valid PageRequest page) {
        return indicators.list(filter, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getIndicator", summary = "Shows an indicator")
    public Uni<IndicatorView> get(UUID id) {
        return indicators.get(id);
    }

    @POST
    @Path("/bundles")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "uploadIndicators", summary = "Takes a STIX 2.1 bundle or MISP events: what they say of values replaces what was said before", description = "Of STIX, indicators whose patterns compare addresses, domain names, URLs, hashes of files or e-mail addresses for equality, one or any of several; of MISP, attributes of such types that are meant for detection. What is not understood is counted. At most 50,000 values.")
    public Uni<IndicatorUpload> upload(
            @RestQuery @NotBlank @Size(max = 100) @Parameter(required = true, description = "The name of an enrichment source of type threat_intel", example = "our-misp") String source,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = "A STIX 2.1 bundle, or a MISP event as its export has it"))) byte[] body) {
        return files.read(body).chain(intel -> indicators.upload(source, intel));
    }

    @POST
    @Path("/{id}/revocation")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "revokeIndicator", summary = "Takes an indicator out of use; no upload brings it back")
    public Uni<IndicatorView> revoke(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid Revocation why) {
        return indicators.revoke(id, match, why.reason());
    }
}
