package io.harrier.platform.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.harrier.platform.access.Role;
import io.harrier.platform.testing.OpenApiDocument.Operation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * What holds for every operation of every service, driven from its OpenAPI document, so that a new operation can't be forgotten:
 * nobody without a token, nobody without the role, nobody of another tenant.
 */
public abstract class OperationsTest extends HabitsTest {

    /** Nothing is hidden from auditors here: the log is whole or worth nothing. */
    private static final Pattern AUDIT = Pattern.compile(".*-(service|test)/(audit|data-access)(/export)?");
    private static final int AT_ONCE = 4;
    private static final Pattern DATA_ACCESS = Pattern.compile(".*-(service|test)/data-access");
    private static final String NOT_THE_ROLE = "Your roles don't include this";

    /** The name of the service's published document in {@code docs/openapi}. */
    protected abstract String documentName();

    /**
     * What a stranger is told who asks for another tenant's: that it is not there. A service that only hears of an object from
     * another one can't tell what is not there from what is on its way, and says so for both.
     */
    protected int answerToAStranger(String path) {
        return 404;
    }

    /** Things that are hidden from people of their own tenant, as {@link #objectsOf} names them, and a person who sees them. */
    public record Hidden(Map<String, String> objects, String seenBy) {
    }

    /** What of a tenant only the members of something see, whatever roles others have; nothing in most services. */
    protected Hidden hidden(TestTenant tenant) {
        return new Hidden(Map.of(), "nobody");
    }

    @Test
    void thePublishedDocumentIsUpToDate() {
        OpenApiDocument.checkPublished(documentName());
    }

    @Test
    void everyOperationHasAnIdASummaryAndRoles() {
        for (Operation operation : OpenApiDocument.read().operations()) {
            assertTrue(operation.node().hasNonNull("operationId"), operation + " has no operationId");
            assertTrue(operation.node().hasNonNull("summary"), operation + " has no summary");
            assertFalse(operation.roles().isEmpty(), operation + " names no right");
        }
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        var document = OpenApiDocument.read();
        var objects = objectsOf(TestTenant.fresh());
        each(document, operation -> {
            for (var request : new RequestSpecification[]{given(), given().auth().oauth2("not.a.token")}) {
                var response = send(request.contentType("application/json"), document, operation, objects);
                assertEquals(401, response.statusCode(), operation.toString());
                assertTrue(response.contentType().startsWith("application/problem+json"),
                        operation + " " + response.contentType());
            }
        });
    }

    @Test
    void everyRoleMayWhatTheTableSaysAndNothingElse() {
        var document = OpenApiDocument.read();
        var tenant = TestTenant.fresh();
        var objects = objectsOf(tenant);
        each(document, operation -> {
            for (Role role : Role.values()) {
                var request = role == Role.PLATFORM_ADMIN
                        ? given().auth().oauth2(TestTenant.platformAdminToken())
                                .contentType("application/json")
                        : tenant.as("somebody-" + role.wire, role.wire);
                var response = send(request, document, operation, objects);
                boolean refused = response.statusCode() == 403
                        && (role == Role.PLATFORM_ADMIN || NOT_THE_ROLE.equals(response.path("detail")));
                assertTrue(response.statusCode() != 201 || operation.answers(201),
                        operation + " makes something and its document does not say so");
                assertEquals(!operation.isAllowedTo(role.wire), refused,
                        operation + " as " + role.wire + ": " + response.statusCode() + " " + response.asString());
                assertTrue(refused || !operation.isServedByAnExample() || response.statusCode() != 400,
                        operation + " can't read its own example: " + response.asString());
                assertTrue(response.statusCode() < 500 || response.statusCode() == 503,
                        operation + " as " + role.wire + ": " + response.statusCode() + " " + response.asString());
            }
        });
    }

    @Test
    void nobodySeesOrTouchesWhatIsAnotherTenants() {
        var document = OpenApiDocument.read();
        var objects = objectsOf(TestTenant.fresh());
        var stranger = TestTenant.fresh();
        each(document, operation -> {
            var request = stranger.as("stranger", operation.roles().toArray(String[]::new)).header("If-Match", "*");
            var response = send(request, document, operation, objects);
            if (PARAMETER.matcher(operation.path()).find()) {
                assertEquals(answerToAStranger(operation.path()), response.statusCode(),
                        operation + ": " + response.asString());
            }
            objects.values().forEach(id -> assertFalse(
                    operation.method().equals("get") && !PARAMETER.matcher(operation.path()).find()
                            && response.asString().contains(id),
                    operation + " shows " + id));
        });
    }

    @Test
    void whatIsHiddenIsThereForThoseWhoSeeItOnly() {
        var document = OpenApiDocument.read();
        var tenant = TestTenant.fresh();
        var hidden = hidden(tenant);
        var ids = hidden.objects().values();
        each(document, operation -> {
            var request = tenant.as("outsider", operation.roles().toArray(String[]::new)).header("If-Match", "*");
            if (isAbout(operation, hidden.objects())) {
                var refused = send(request, document, operation, hidden.objects());
                assertEquals(404, refused.statusCode(), operation + ": " + refused.asString());
            } else if (operation.method().equals("get") && !PARAMETER.matcher(operation.path()).find()
                    && !AUDIT.matcher(operation.path()).matches()) {
                String shown = send(request, document, operation, Map.of()).asString();
                ids.forEach(id -> assertFalse(shown.contains(id), operation + " shows " + id));
            }
        });
        var shown = new TreeSet<String>();
        for (Operation operation : lookingFirstAndDeletingLast(document)) {
            if (isAbout(operation, hidden.objects())) {
                var request = tenant.as(hidden.seenBy(), operation.roles().toArray(String[]::new)).header("If-Match", "*");
                var answer = send(request, document, operation, hidden.objects());
                if (operation.method().equals("get")) {
                    shown.add("GET " + concrete(operation, hidden.objects()));
                }
                assertTrue(operation.method().equals("get") ? answer.statusCode() == 200 : !denies(answer, ids),
                        operation + ": " + answer.asString());
            }
        }
        document.operations().stream().map(Operation::path).filter(path -> DATA_ACCESS.matcher(path).matches())
                .forEach(log -> assertAllOnRecord(shown, tenant, log, hidden.seenBy()));
    }

    /** Each reading of what is hidden from others. */
    private static void assertAllOnRecord(Set<String> shown, TestTenant tenant, String log, String by) {
        var missing = new TreeSet<>(shown);
        String cursor = "";
        while (cursor != null && !missing.isEmpty()) {
            var page = tenant.as("auditor").get(log + "?limit=200&success=true&userId=" + TestTenant.subject(by)
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            missing.removeAll(page.<List<String>>path("items.operation"));
            cursor = page.path("nextCursor");
        }
        assertEquals(Set.of(), missing, "What left no row in " + log);
    }

    /** Several at once: a request mostly waits, and there are thousands. */
    private static void each(OpenApiDocument document, Consumer<Operation> check) {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (var checked : pool.invokeAll(document.operations().stream()
                    .map(operation -> Executors.<Void>callable(() -> check.accept(operation), null)).toList())) {
                checked.get();
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Operation> lookingFirstAndDeletingLast(OpenApiDocument document) {
        return document.operations().stream().sorted(Comparator
                .comparing((Operation it) -> it.method().equals("get") ? 0 : it.method().equals("delete") ? 2 : 1)
                .thenComparing(it -> -it.path().length())).toList();
    }

    private static boolean denies(Response response, Collection<String> ids) {
        return response.statusCode() == 404 && ids.stream().anyMatch(response.path("detail").toString()::contains);
    }

    private static boolean isAbout(Operation operation, Map<String, String> objects) {
        var objectsOnTheWay = PARAMETER.matcher(operation.path()).results().map(it -> operation.path().substring(0, it.end()))
                .toList();
        return !objectsOnTheWay.isEmpty() && objects.keySet().containsAll(objectsOnTheWay);
    }
}
