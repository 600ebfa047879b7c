package io.harrier.local;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;

/** Says why something failed in words for the person at the terminal. */
final class Reasons {

    private Reasons() {
    }

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
                return "the disk is full";
            }
            if (cause instanceof AccessDeniedException denied) {
                return "no permission to write " + denied.getFile();
            }
            if (cause instanceof FileAlreadyExistsException file) {
                return file.getFile() + " is not a directory";
            }
        }
        return firstLine(failure);
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
