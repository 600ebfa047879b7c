package io.harrier.incidents.evidence;

import java.util.UUID;

/** A piece of a file that has come, stored under an id of its own. */
record UploadPart(UUID blob, long bytes) {
}
