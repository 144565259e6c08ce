package org.waymark.web.problem;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Problem details of RFC 9457.
 *
 * @param type "about:blank": the status says what kind of problem it is
 * @param detail what happened and the remedy, in words
 */
@Serdeable
public record Problem(String type, String title, int status, String detail) {}
