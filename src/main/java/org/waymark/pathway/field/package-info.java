/**
 * What is said of a route, fact by fact: how each is read and written, what forms and files call it
 * and what does not go together. Form, import and export read it; the facts of a listing are made
 * in the same way ({@link org.waymark.catalogue.field}).
 *
 * <p>Read {@link org.waymark.pathway.field.RouteFacts}.
 */
@NullMarked
package org.waymark.pathway.field;

import org.jspecify.annotations.NullMarked;
