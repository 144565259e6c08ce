package org.waymark.web.coverage;

import org.waymark.geography.Area;

/**
 * One area of a map, coloured by what a page says of it.
 *
 * @param whole false when only the piece inside the area shown is drawn
 * @param residents the largest are labelled first
 * @param words what a reader would read out: name and figures
 * @param figure the label below its name, a word or two
 * @param style class name of its colour
 * @param address where a click on it leads; the table beside the map leads there too
 */
public record MapPart(
    Area area,
    boolean whole,
    long residents,
    String words,
    String figure,
    String style,
    String address) {}
