package org.waymark.listing.returned;

import java.util.List;
import org.waymark.listing.returned.ReturnReport.Sum;
import org.waymark.returns.Quarter;

/**
 * Referrals received by the services of an area in a quarter: demand as providers meet it. It is
 * neither a number of victims nor of crimes, and is added to neither: one person may be referred
 * several times, and most are never referred.
 *
 * @param quarter the latest of which a service has said anything
 * @param all the services that take people from some place in the area and not from all of England;
 *     one that serves other areas too is whole
 * @param byFunction those of each support type, by its name; one that gives several is in each
 */
public record Demand(Quarter quarter, Sum all, List<Sum> byFunction) {}
