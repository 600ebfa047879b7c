package io.harrier.platform.note;

import jakarta.ws.rs.Path;

import io.harrier.platform.dataaccess.DataAccessResource;

@Path("/api/v1/platform-test/data-access")
public class NoteDataAccessResource extends DataAccessResource {
}
