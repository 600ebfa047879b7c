package io.harrier.integrations.asset;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** The assets external systems know. */
@Path("/api/v1/assets")
@Tag(name = "Assets")
class AssetResource {

    private final AssetLists assets;

    AssetResource(AssetLists assets) {
        this.assets = assets;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listAssets", summary = "Lists assets by name")
    public Uni<Page<AssetView>> list(@BeanParam @Valid AssetFilter filter, @BeanParam @Valid PageRequest page) {
        return assets.list(filter, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getAsset", summary = "Shows an asset")
    public Uni<AssetView> get(UUID id) {
        return assets.get(id);
    }
}
