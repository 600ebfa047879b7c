package io.harrier.platform.views;

import java.util.List;
import java.util.Map;

import io.smallrye.mutiny.Uni;

/** The list whose views are saved: by its query parameters, as a client would send them. */
public interface ViewedList {

    /**
     * Refuses parameters that the list does not take, with a problem that names them: {@code /parameters/status}.
     *
     * @throws io.harrier.platform.problem.RuleBroken for one that is unknown or can't be read
     */
    void check(Map<String, List<String>> parameters);

    /** How many rows the caller sees with these, counted to the cap and no further; given up soon where counting takes long. */
    Uni<Integer> count(Map<String, List<String>> parameters, int cap);
}
