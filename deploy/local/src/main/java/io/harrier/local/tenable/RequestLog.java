package io.harrier.local.tenable;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** The requests the stand-in has seen, in the order of their answers; the oldest go first when there are too many. */
public final class RequestLog {

    private static final int KEPT = 5_000;

    private final Queue<LoggedRequest> requests = new ConcurrentLinkedQueue<>();

    void add(LoggedRequest request) {
        requests.add(request);
        if (requests.size() > KEPT) {
            requests.poll();
        }
    }

    public List<LoggedRequest> all() {
        return List.copyOf(requests);
    }

    /** Requests of this method whose whole path matches the regular expression. */
    public List<LoggedRequest> of(String method, String pathPattern) {
        Pattern pattern = Pattern.compile(pathPattern);
        return requests.stream().filter(r -> r.method().equals(method) && pattern.matcher(r.path()).matches()).toList();
    }

    public void clear() {
        requests.clear();
    }
}
