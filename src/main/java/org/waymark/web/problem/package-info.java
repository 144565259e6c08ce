/**
 * What people see when something is not there, cannot be understood or goes wrong.
 *
 * <p>Each is a whole page with a way on. A fault of ours shows a reference and nothing else: the
 * exception goes to the log under the same reference, without the question that was asked.
 * Addresses below {@code /api} get problem details (RFC 9457) instead of pages.
 *
 * <p>Read {@link org.waymark.web.problem.ProblemPages} first, then {@link
 * org.waymark.web.problem.FieldError}.
 */
@NullMarked
package org.waymark.web.problem;

import org.jspecify.annotations.NullMarked;
