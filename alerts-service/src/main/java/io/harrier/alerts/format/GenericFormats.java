package io.harrier.alerts.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

/** Formats made of mappings: each is compiled once, and kept while it is used. */
@Singleton
public class GenericFormats {

    private static final int MOST = 1_000;

    private final CelExpressions cel;
    private final Map<GenericMapping, AlertFormat> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<GenericMapping, AlertFormat> eldest) {
            return size() > MOST;
        }
    });

    public GenericFormats(CelExpressions cel) {
        this.cel = cel;
    }

    /**
     * @param at the JSON pointer of the mapping, for what is wrong with it
     * @throws io.harrier.platform.problem.RuleBroken where one of its expressions is none
     */
    public AlertFormat of(GenericMapping mapping, String at) {
        var format = known.get(mapping);
        if (format == null) {
            format = new GenericFormat(mapping, cel, at);
            known.put(mapping, format);
        }
        return format;
    }
}
