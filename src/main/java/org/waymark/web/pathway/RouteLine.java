package org.waymark.web.pathway;

import java.util.List;

/**
 * One way in words.
 *
 * @param standing style of what it rests on: formal, informal, lapsed, none or listed
 * @param notes who says so, when it was checked and the like, a few words each
 */
public record RouteLine(String standing, String sentence, List<String> notes) {}
