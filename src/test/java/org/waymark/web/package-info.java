/**
 * Tests of pages over HTTP, as a browser asks for them, on a site that is kept in memory ({@link
 * org.waymark.web.TestSite}).
 */
@NullMarked
package org.waymark.web;

import org.jspecify.annotations.NullMarked;
