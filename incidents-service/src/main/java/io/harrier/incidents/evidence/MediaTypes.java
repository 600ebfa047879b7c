package io.harrier.incidents.evidence;

import java.io.IOException;
import java.io.InputStream;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Tells what a file is by its content. */
final class MediaTypes {

    private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();

    private MediaTypes() {
    }

    /** @param content that can be reset to where it is: some kilobytes of it are looked at */
    static String of(InputStream content) throws IOException {
        return KNOWN.detect(content, new Metadata()).toString();
    }
}
