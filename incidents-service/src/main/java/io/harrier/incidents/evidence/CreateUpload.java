package io.harrier.incidents.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.RuleBroken;

/**
 * A file to come. Clients of the tus protocol say it in headers instead.
 *
 * @param length in bytes
 * @param fileName as it was called where it comes from; nothing is ever stored under it
 */
record CreateUpload(@NotNull @PositiveOrZero @Schema(examples = "11") Long length,
        @Size(max = 255) @Schema(examples = "memory.raw") String fileName) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_METADATA = 4_000;

    /** What the headers say, else the body. */
    static CreateUpload of(String length, String metadata, CreateUpload body) {
        if (length == null && body != null) {
            return new CreateUpload(body.length(), plain(body.fileName()));
        }
        if (length == null) {
            throw new RuleBroken("Upload-Length", "Say how long the file is");
        }
        if (!length.matches("\\d{1,18}")) {
            throw new Malformed("Upload-Length", "Must be a number of bytes");
        }
        return new CreateUpload(Long.valueOf(length), plain(fileName(metadata)));
    }

    /** {@code Upload-Metadata}: pairs of a name and a value in base64, by commas. */
    private static String fileName(String metadata) {
        if (metadata == null) {
            return null;
        }
        if (metadata.length() > LONGEST_METADATA) {
            throw new Malformed("Upload-Metadata", "May have " + LONGEST_METADATA + " characters");
        }
        for (String pair : metadata.split(",")) {
            var parts = pair.strip().split(" ", 2);
            if (parts[0].equals("filename") && parts.length == 2) {
                try {
                    return new String(Base64.getDecoder().decode(parts[1].strip()), UTF_8);
                } catch (IllegalArgumentException notBase64) {
                    throw new Malformed("Upload-Metadata", "Values are in base64");
                }
            }
        }
        return null;
    }

    /** The last part of a path, without what controls terminals, or shows letters in another order than they are. */
    private static String plain(String name) {
        if (name == null) {
            return null;
        }
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "").strip();
        int end = Math.min(LONGEST_NAME, last.length());
        boolean inAPair = end > 0 && end < last.length() && Character.isHighSurrogate(last.charAt(end - 1));
        var cut = last.substring(0, inAPair ? end - 1 : end);
        return cut.matches("\\.*") ? null : cut;
    }
}
