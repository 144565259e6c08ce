package org.waymark.search;

/**
 * What somebody may be typing.
 *
 * @param kind "service", "organisation", "crime-type", "cohort", "support-type", "area" or "place"
 * @param value what to filter by: an identifier of that kind
 */
public record Suggestion(String text, String kind, String value) {}
