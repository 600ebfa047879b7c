package io.harrier.incidents.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/**
 * How what may do harm is kept and given out: in a ZIP with AES-256, so that no scanner deletes it and no double click starts it. The
 * password keeps no secret: it is the one that the field has agreed on.
 */
final class Container {

    static final String PASSWORD = "infected";

    private Container() {
    }

    /** Writes all of the content, as the only entry. */
    static void write(InputStream content, String name, OutputStream out) throws IOException {
        var entry = new ZipParameters();
        entry.setEncryptFiles(true);
        entry.setEncryptionMethod(EncryptionMethod.AES);
        entry.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        entry.setFileNameInZip(name);
        try (var zip = new ZipOutputStream(out, PASSWORD.toCharArray())) {
            zip.putNextEntry(entry);
            content.transferTo(zip);
            zip.closeEntry();
        }
    }
}
