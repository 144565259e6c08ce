/**
 * What a file says of a listing that is known already, laid over what people have changed since.
 *
 * <p>Each {@link org.waymark.intake.merge.Aspect} of a listing, of one of its rows or of its
 * organisation is kept or taken by itself: by who said it last. What a person said is kept, unless
 * the file says something new and was checked later, or whoever imports it wants the file's; a
 * listing is never made more public than a person made it. Whatever of the file is not taken, or
 * takes the place of what a person said, is {@link org.waymark.intake.merge.Told told}.
 *
 * <p>Read {@code FileAgain} first.
 */
@NullMarked
package org.waymark.intake.merge;

import org.jspecify.annotations.NullMarked;
