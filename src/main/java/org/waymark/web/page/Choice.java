package org.waymark.web.page;

/** One choice of a list. */
public record Choice(String value, String label, boolean selected) {}
