package io.harrier.platform.paging;

import static io.harrier.platform.note.Notes.PATH;
import static io.harrier.platform.note.Notes.aNote;
import static io.harrier.platform.note.Notes.aPublishedNote;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class PagingTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void everyItemComesOnceThoughItsSortValueIsShared() {
        for (int i = 0; i < 11; i++) {
            aNote(tenant, "Note " + i, i / 4);
        }
        var ids = new ArrayList<String>();
        var weights = new ArrayList<Integer>();
        String cursor = "";
        int pages = 0;
        do {
            var page = tenant.as("viewer").queryParam("limit", 3).queryParam("cursor", cursor).get(PATH).then().statusCode(200)
                    .extract();
            ids.addAll(page.path("items.id"));
            weights.addAll(page.path("items.weight"));
            cursor = page.path("nextCursor");
            pages++;
        } while (cursor != null && pages < 20);
        assertEquals(4, pages);
        assertEquals(11, new HashSet<>(ids).size());
        assertEquals(11, ids.size());
        assertEquals(List.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2), weights);
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        aNote(tenant, "One");
        aNote(tenant, "Two");
        tenant.as("viewer").queryParam("limit", 2).get(PATH).then().statusCode(200).body("items", hasSize(2))
                .body("nextCursor", nullValue());
        TestTenant.fresh().as("viewer").get(PATH).then().statusCode(200).body("items", empty()).body("nextCursor", nullValue());
    }

    @Test
    void whatIsWrittenBetweenTwoPagesNeitherRepeatsNorHidesAnItem() {
        String first = aNote(tenant, "First", 5);
        String second = aNote(tenant, "Second", 6);
        String cursor = tenant.as("viewer").queryParam("limit", 1).get(PATH).then().body("items.id", contains(first)).extract()
                .path("nextCursor");
        aNote(tenant, "Before both", 1);
        tenant.as("viewer").queryParam("limit", 1).queryParam("cursor", cursor).get(PATH).then()
                .body("items.id", contains(second));
    }

    @Test
    void aForeignCursorIsRefusedByName() {
        var foreign = List.of("nonsense", Cursor.of("-id", 7).encoded(), Cursor.of("weight", 1).encoded(),
                Cursor.of("weight", "x", "y").encoded(), Cursor.of("weight", 1, "no-uuid").encoded(),
                Cursor.of("weight", 1L << 40, "0190a000-0000-7000-8000-00000000ac3e").encoded());
        for (String cursor : foreign) {
            tenant.as("viewer").queryParam("cursor", cursor).get(PATH).then().statusCode(400)
                    .body("errors.pointer", contains("cursor"));
        }
    }

    @Test
    void aCursorOfAnotherTenantShowsNothingOfIt() {
        var other = TestTenant.fresh();
        aNote(other, "Theirs", 1);
        aNote(other, "Theirs too", 3);
        String mine = aNote(tenant, "Mine", 2);
        String cursor = other.as("viewer").queryParam("limit", 1).get(PATH).then().extract().path("nextCursor");
        tenant.as("viewer").queryParam("cursor", cursor).get(PATH).then().statusCode(200).body("items.id", contains(mine));
    }

    @Test
    void aListIsNarrowedByAnyOfSeveralValuesAndByWhatChanged() {
        String draft = aNote(tenant, "Draft");
        String published = aPublishedNote(tenant);
        tenant.as("viewer").queryParam("status", "published").get(PATH).then().body("items.id", contains(published));
        tenant.as("viewer").queryParam("status", "published", "draft").get(PATH).then()
                .body("items.id", containsInAnyOrder(draft, published));
        String since = tenant.as("viewer").get(PATH + "/" + published).then().extract().path("updatedAt");
        tenant.as("viewer").queryParam("updatedSince", since).get(PATH).then().body("items.id", contains(published));
    }

    @Test
    void everyRepresentationCarriesItsVersionAsETag() {
        var created = tenant.as("analyst").body("{\"title\": \"x\", \"weight\": 1}").post(PATH).then().statusCode(201)
                .extract();
        String path = created.header("Location").replaceFirst("^https?://[^/]+", "");
        assertEquals("\"" + created.path("version") + "\"", created.header("ETag"));
        var read = tenant.as("viewer").get(path).then().statusCode(200).body("version", equalTo(created.path("version")))
                .extract();
        assertEquals(created.header("ETag"), read.header("ETag"));
        var changed = tenant.as("analyst").header("If-Match", read.header("ETag")).body("{\"title\": \"y\", \"weight\": 1}")
                .put(path).then().statusCode(200).extract();
        assertTrue((int) changed.path("version") > (int) read.path("version"));
        assertEquals("\"" + changed.path("version") + "\"", changed.header("ETag"));
    }
}
