/**
 * The first page: what this is, what to do in danger, and the three ways in.
 *
 * <p>Read {@code HomeController} first, then {@link org.waymark.web.home.HomePage}.
 */
@NullMarked
package org.waymark.web.home;

import org.jspecify.annotations.NullMarked;
