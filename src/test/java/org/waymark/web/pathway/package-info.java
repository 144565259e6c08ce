/** Tests of the pages of the referral pathways. */
@NullMarked
package org.waymark.web.pathway;

import org.jspecify.annotations.NullMarked;
