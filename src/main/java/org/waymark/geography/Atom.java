package org.waymark.geography;

import org.jspecify.annotations.Nullable;

/**
 * The ground where one district and one Integrated Care Board of each vintage meet. Every area is a
 * sum of atoms, so shares of ground are sums too.
 *
 * @param hectares measured on the approximate outlines
 */
public record Atom(
    AreaCode district, @Nullable AreaCode icb, @Nullable AreaCode formerIcb, double hectares) {}
