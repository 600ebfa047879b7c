package io.harrier.local.tenable;

/** The two things that can be exported, named as in the paths. */
public enum ExportKind {

    VULNS,
    ASSETS;

    static ExportKind of(String path) {
        return path.equals("vulns") ? VULNS : ASSETS;
    }
}
