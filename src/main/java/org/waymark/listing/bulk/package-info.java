/**
 * Many listings changed by one workbook: downloaded, edited, looked through as differences, then
 * saved through the desk.
 */
@NullMarked
package org.waymark.listing.bulk;

import org.jspecify.annotations.NullMarked;
