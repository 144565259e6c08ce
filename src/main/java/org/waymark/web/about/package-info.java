/**
 * Pages about the site itself: what it is, what it keeps of its readers (nothing), how accessible
 * it is and what its words mean.
 *
 * <p>Read {@code AboutController} first, then {@code TermsPage}.
 */
@NullMarked
package org.waymark.web.about;

import org.jspecify.annotations.NullMarked;
