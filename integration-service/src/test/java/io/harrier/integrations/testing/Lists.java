package io.harrier.integrations.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.harrier.platform.testing.TestTenant;
import io.restassured.path.json.JsonPath;

/** Reads lists to their end. */
public final class Lists {

    private Lists() {
    }

    /** Every item of a list of a tenant, in pages of 200. */
    public static List<Map<String, Object>> all(TestTenant tenant, String path) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = null;
        do {
            var request = tenant.as("viewer").queryParam("limit", 200);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(path).then().statusCode(200)
                    .extract()
                    .jsonPath();
            items.addAll(page.getList("items"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return items;
    }
}
