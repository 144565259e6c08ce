/**
 * Many listings changed by one workbook. What is uploaded is looked through and shown before
 * anything is changed; its file name is never used.
 *
 * <p>Read {@link org.waymark.web.bulk.BulkController} first.
 */
@NullMarked
package org.waymark.web.bulk;

import org.jspecify.annotations.NullMarked;
