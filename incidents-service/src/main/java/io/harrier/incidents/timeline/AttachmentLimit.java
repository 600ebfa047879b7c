package io.harrier.incidents.timeline;

import java.util.regex.Pattern;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.harrier.platform.problem.TooLarge;

/** Refuses a file by its announced length before it is read: until then nothing of it is in memory. */
class AttachmentLimit {

    private static final Pattern FILE = Pattern.compile(".*/timeline/[^/]+/attachments/[^/]+/content/?");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final long most;

    AttachmentLimit(TimelineSettings settings) {
        most = settings.largestAttachment().asLongValue();
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.PUT) || !FILE.matcher(request.getUriInfo().getPath()).matches()) {
            return;
        }
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && LENGTH.matcher(length).matches() && Long.parseLong(length) > most) {
            throw tooLarge(most);
        }
    }

    static TooLarge tooLarge(long most) {
        return new TooLarge("", "An attachment has at most " + most + " bytes: what is larger is evidence");
    }
}
