package io.harrier.platform.problem;

/** What went wrong with one item of many, as the same request about it alone would be answered. */
public final class ItemProblem {

    private ItemProblem() {
    }

    public static Problem of(Throwable failure) {
        return OutageProblems.answer(failure, null).getEntity();
    }
}
