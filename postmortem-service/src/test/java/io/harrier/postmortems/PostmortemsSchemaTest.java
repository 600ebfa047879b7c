package io.harrier.postmortems;

import java.util.Map;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.SchemaTest;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.incident.AnIncident;
import io.harrier.postmortems.plan.APlan;
import io.harrier.postmortems.review.AReview;
import io.harrier.postmortems.task.ATask;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class PostmortemsSchemaTest extends SchemaTest {

    @Override
    protected String schema() {
        return "postmortems";
    }

    @Override
    protected void fill(TestTenant tenant) {
        var review = AReview.planned(tenant, Map.of("incidentId", AnIncident.knownTo(tenant).id));
        var plan = APlan.drafted(tenant, Map.of("reviewId", review.id));
        ATask.of(plan).waitingFor(ATask.of(plan));
        PostmortemsOperationsTest.recommendation(tenant, review, PostmortemsOperationsTest.finding(tenant, review));
    }
}
