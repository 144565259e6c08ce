package org.waymark.web.pathway;

import java.util.List;

/**
 * One way in words.
 *
 * @param standing style of what it rests on: formal, informal, lapsed, none or listed
 * @param notes who says so, when it was checked and the like, a few words each
 * @param warning true when it is unconfirmed, stale, lapsed or crosses a boundary
 * @param address the page of the service at its far end
 * @param name the name of that service
 */
public record RouteLine(
    String standing,
    String sentence,
    List<String> notes,
    boolean warning,
    String address,
    String name) {}
