/**
 * How somebody is described in a form or by a program, and read: fields in, a {@link
 * org.waymark.pathway.DescribedPerson} or what is wrong with each field out. Nothing of it is kept.
 */
@NullMarked
package org.waymark.pathway.description;

import org.jspecify.annotations.NullMarked;
