package org.waymark.geography;

/**
 * An outward postcode, e.g. CA11, with one point for the whole of it.
 *
 * @param position the middle of its addresses (2017)
 * @param smallArea ordinal of the nearest small area point
 * @param town the post town or locality people know it by; may be empty
 */
public record Outcode(String code, Position position, int smallArea, String town) {}
