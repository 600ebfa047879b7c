package io.harrier.incidents.storage;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where a blob is: a path made of ids alone, so that no name that somebody gave ever becomes one. One that ends with a slash stands for
 * all that lies below it.
 */
public record BlobKey(String path) {

    private static final Pattern PATH = Pattern.compile("[0-9a-f-]{36}/[a-z]+/[0-9a-f-]{36}/([0-9a-f-]{36})?");

    public BlobKey {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("Not the path of a blob: " + path);
        }
    }

    /**
     * @param area what kind of thing has it: {@code evidence}
     * @param owner the thing that has it
     */
    public static BlobKey of(UUID tenant, String area, UUID owner, UUID id) {
        return new BlobKey(tenant + "/" + area + "/" + owner + "/" + id);
    }

    /** All blobs of one owner. */
    public static BlobKey allOf(UUID tenant, String area, UUID owner) {
        return new BlobKey(tenant + "/" + area + "/" + owner + "/");
    }

    /** Whether somebody else's path could be one of ours. */
    static boolean isOurs(String path) {
        return PATH.matcher(path).matches();
    }

    boolean isFolder() {
        return path.endsWith("/");
    }
}
