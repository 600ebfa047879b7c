package io.harrier.local.tenable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which method and path does what, for one container. */
final class TenableRoutes {

    private record Route(String method, Pattern path, BiFunction<TenableContainer, Call, Reply> action) {
    }

    private record Call(MatchResult path, byte[] body) {

        ExportKind kind() {
            return ExportKind.of(path.group(1));
        }

        String export() {
            return path.group(2);
        }

        int chunk() {
            return Integer.parseInt(path.group(3));
        }
    }

    private final Map<ChunkId, Integer> downloads = new ConcurrentHashMap<>();
    private final List<Route> routes = List.of(
            route("POST", "/(vulns|assets)/export", (c, call) -> c.start(call.kind(), call.body)),
            route("GET", "/(vulns|assets)/export/status", (c, call) -> c.list(call.kind())),
            route("GET", "/(vulns|assets)/export/([^/]+)/status", (c, call) -> c.status(call.kind(), call.export())),
            route("GET", "/(vulns|assets)/export/([^/]+)/chunks/(\\d{1,9})", this::chunk),
            route("POST", "/(vulns|assets)/export/([^/]+)/cancel", (c, call) -> c.cancel(call.kind(), call.export())),
            route("GET", "/session", (c, call) -> session(c)));

    Reply answer(TenableContainer container, String method, String path, byte[] body) {
        for (Route route : routes) {
            Matcher matcher = route.path.matcher(path);
            if (route.method.equals(method) && matcher.matches()) {
                return answer(route, container, new Call(matcher.toMatchResult(), body));
            }
        }
        return Reply.notFound("The requested resource was not found.");
    }

    Map<ChunkId, Integer> downloads() {
        return Map.copyOf(downloads);
    }

    private static Reply answer(Route route, TenableContainer container, Call call) {
        try {
            return route.action.apply(container, call);
        } catch (ExportRequest.Refused refused) {
            return refused.reply;
        }
    }

    private Reply chunk(TenableContainer container, Call call) {
        Reply reply = container.chunk(call.kind(), call.export(), call.chunk());
        if (reply.status() == 200) {
            downloads.merge(new ChunkId(call.export(), call.chunk()), 1, Integer::sum);
        }
        return reply;
    }

    private static Reply session(TenableContainer container) {
        return Reply.json(Json.object().put("id", 3).put("username", container.keys.accessKey() + "@tenable.example")
                .put("name", container.keys.accessKey()).put("type", "local").put("permissions", 64).put("enabled", true)
                .put("container_name", container.keys.accessKey()));
    }

    private static Route route(String method, String path, BiFunction<TenableContainer, Call, Reply> action) {
        return new Route(method, Pattern.compile(path), action);
    }
}
