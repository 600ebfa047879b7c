package io.harrier.integrations.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where an external system is. Every call of a system goes below its base URL: {@code http} or {@code https}, a host, perhaps a
 * path; no user, query or fragment. Whether calls may go there is for {@link Destinations} to say.
 */
public record BaseUrl(URI uri) {

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static BaseUrl of(String text) {
        URI uri = parsed(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("must begin with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("must name a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must have no user, query or fragment: credentials are kept apart");
        }
        String path = uri.normalize().getRawPath().replaceFirst("/+$", "");
        return new BaseUrl(URI.create(scheme + "://" + uri.getRawAuthority() + path));
    }

    /**
     * The address of a path below this URL.
     *
     * @throws IllegalArgumentException for a path that would lead elsewhere
     */
    public String below(String path) {
        String address = uri + path;
        URI normalized = URI.create(address).normalize();
        if (!path.startsWith("/") || !normalized.toString().equals(address)
                || !normalized.getRawAuthority().equals(uri.getRawAuthority())) {
            throw new IllegalArgumentException("Not a path below the base URL: " + path);
        }
        return address;
    }

    private static URI parsed(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException notAUrl) {
            throw new IllegalArgumentException("is not a URL");
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
