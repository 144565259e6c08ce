/**
 * Referral pathways: the network of an area, the journey of one described person, where journeys
 * break, what if, and the editing of routes.
 *
 * <p>What is said of a person comes as the body of a request, is answered on the same page and is
 * gone with the response: it is in no address, no log, no cookie and no store. Read {@link
 * org.waymark.web.pathway.JourneyPage} and {@link org.waymark.web.pathway.NetworkPage} first.
 */
@NullMarked
package org.waymark.web.pathway;

import org.jspecify.annotations.NullMarked;
