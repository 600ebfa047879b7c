package io.harrier.platform.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import io.harrier.platform.testing.TestTenant;

/** Notes as tests speak of them. */
public final class Notes {

    public static final String PATH = "/api/v1/test-notes";

    private Notes() {
    }

    public static Map<String, Object> titled(String title) {
        return Map.of("title", title, "weight", 1);
    }

    /** Writes a note and answers its id. */
    public static String aNote(TestTenant tenant, String title) {
        return aNote(tenant, title, 1);
    }

    public static String aNote(TestTenant tenant, String title, int weight) {
        return tenant.as("analyst").body(Map.of("title", title, "weight", weight)).post(PATH).then().statusCode(201).extract()
                .path("id");
    }

    public static String aPublishedNote(TestTenant tenant) {
        String id = aNote(tenant, "Published");
        tenant.as("incident_manager").post(PATH + "/" + id + "/publication").then().statusCode(200);
        return id;
    }

    /** Does something many times at once and answers what came of it. */
    public static <T> List<T> atOnce(int times, int threads, IntFunction<T> what)
            throws InterruptedException, ExecutionException {
        var executor = Executors.newFixedThreadPool(threads);
        try {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                int number = i;
                running.add(executor.submit(() -> what.apply(number)));
            }
            var results = new ArrayList<T>();
            for (var result : running) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdown();
        }
    }
}
