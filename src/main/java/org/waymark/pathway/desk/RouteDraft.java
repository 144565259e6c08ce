package org.waymark.pathway.desk;

import org.waymark.catalogue.ServiceId;
import org.waymark.pathway.Waypoint;
import org.waymark.pathway.field.RouteParts;

/** What somebody says of a route, without who says it and when. */
public record RouteDraft(Waypoint from, ServiceId to, RouteParts parts) {}
