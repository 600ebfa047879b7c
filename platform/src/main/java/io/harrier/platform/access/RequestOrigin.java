package io.harrier.platform.access;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the running request comes from, as the data access log has it.
 *
 * @param address of the client: of who connects, or what a proxy says of it where Quarkus is told to believe proxies
 * @param session of the identity provider
 * @param client the program that the token was given to
 * @param purpose what the client says it is for
 */
public record RequestOrigin(String method, String path, String address, String userAgent, String session, String client,
        String purpose, Set<String> noted, Set<String> lasting) {

    private static final int MOST_NOTED = 10_000;

    static RequestOrigin of(String method, String path, String address, String userAgent, String session, String client,
            String purpose) {
        return new RequestOrigin(method, path, address, userAgent, session, client, purpose, ConcurrentHashMap.newKeySet(),
                ConcurrentHashMap.newKeySet());
    }

    /**
     * Whether this is said of the request for the first time: what a request reads three times it has read. A stream stays open for weeks:
     * each time that it shows something is one of its own.
     */
    public boolean first(String what) {
        if (noted.size() >= MOST_NOTED) {
            noted.clear();
        }
        return noted.add(what) || path.endsWith("/stream");
    }

    /** It was not so after all: the next time is the first. */
    public void unsay(String what) {
        noted.remove(what);
    }

    /** Says of the request what holds for all of it, however much else is. */
    public void mark(String what) {
        lasting.add(what);
    }

    /** Whether it was marked so. */
    public boolean isMarked(String what) {
        return lasting.contains(what);
    }
}
