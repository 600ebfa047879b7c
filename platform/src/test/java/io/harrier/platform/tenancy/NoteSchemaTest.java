package io.harrier.platform.tenancy;

import io.harrier.platform.note.Notes;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.SchemaTest;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The platform's own tables, under the rules for every schema. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class NoteSchemaTest extends SchemaTest {

    @Override
    protected String schema() {
        return "alerts";
    }

    @Override
    protected void fill(TestTenant tenant) {
        tenant.as("analyst").header("Idempotency-Key", "once").body(Notes.titled("x")).post(Notes.PATH).then().statusCode(201);
    }
}
