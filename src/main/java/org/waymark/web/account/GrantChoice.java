package org.waymark.web.account;

/**
 * A thing that can be chosen in a form about what somebody may do.
 *
 * @param value as it is sent
 * @param label in words
 */
public record GrantChoice(String value, String label) {}
