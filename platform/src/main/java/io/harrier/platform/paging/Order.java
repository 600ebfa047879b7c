package io.harrier.platform.paging;

import java.util.Arrays;

import io.harrier.platform.problem.Malformed;

/**
 * An order of a list, named after the property it sorts by, with a minus before it for the other way round: {@code -openedAt}. The
 * enumerations of the orders that an index serves implement it.
 */
public interface Order {

    String wire();

    /**
     * The order of that name.
     *
     * @throws Malformed when there is none; names those there are
     */
    static <O extends Order> O named(String wire, O[] orders) {
        return Arrays.stream(orders).filter(order -> order.wire().equals(wire)).findFirst()
                .orElseThrow(() -> new Malformed("sort",
                        "Not one of " + String.join(", ", Arrays.stream(orders).map(Order::wire).toList())));
    }
}
