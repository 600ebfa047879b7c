package io.harrier.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets the bodies of uploads through, however long they announce to be: who takes them reads them piece by piece, and has a limit of its
 * own. The server would refuse them by their length; so it does not see it, and who takes them finds it here.
 */
@ApplicationScoped
public class StreamedBodies {

    /** What the tus protocol calls a piece of a file. */
    public static final String MEDIA_TYPE = "application/offset+octet-stream";

    private static final String ANNOUNCED = "harrier.announced-length";
    /** Before the server's own limit. */
    private static final int EARLY = 500;

    void register(@Observes Filters filters) {
        filters.register(StreamedBodies::pass, EARLY);
    }

    private static void pass(RoutingContext context) {
        var request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (request.method() == HttpMethod.PATCH && is(request.getHeader(HttpHeaders.CONTENT_TYPE))
                && length != null && length.matches("\\d{1,18}")) {
            context.put(ANNOUNCED, Long.valueOf(length));
            request.headers().remove(HttpHeaders.CONTENT_LENGTH);
        }
        context.next();
    }

    /** Whether a media type is that of a piece, whatever parameters it has. */
    public static boolean is(String type) {
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(MEDIA_TYPE);
    }

    /** How long the body is, as its client says; -1 where it does not. */
    public static long announced(RoutingContext context) {
        Long length = context.get(ANNOUNCED);
        return length == null ? -1 : length;
    }
}
