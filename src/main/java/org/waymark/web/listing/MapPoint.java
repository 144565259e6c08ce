package org.waymark.web.listing;

/**
 * A public location on a map.
 *
 * @param href where its label links to
 */
public record MapPoint(double longitude, double latitude, String label, String href) {}
