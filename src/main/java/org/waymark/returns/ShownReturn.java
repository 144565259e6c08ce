package org.waymark.returns;

import java.time.Instant;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.ServiceId;

/**
 * A return as those read it who may read it and are not its provider's own people. Holds no number
 * of one to four people.
 *
 * @param at when it was given
 */
public record ShownReturn(
    long id,
    ServiceId service,
    OrganisationId organisation,
    Quarter quarter,
    ShownFigures figures,
    Instant at,
    int version) {}
