/**
 * Stylesheets, scripts and pictures, all served by the program itself.
 *
 * <p>The address of an asset contains a fingerprint of all of them, so browsers may keep it for a
 * year and still see a change at once. Sources are the folder {@code static} of the class path and
 * the WebJars of GOV.UK Frontend and Leaflet. The GOV.UK stylesheet is served without its typeface,
 * which is licensed for gov.uk only: text is set in Arial and no font is ever fetched.
 *
 * <p>Read {@link org.waymark.web.asset.Assets} first.
 */
@NullMarked
package org.waymark.web.asset;

import org.jspecify.annotations.NullMarked;
