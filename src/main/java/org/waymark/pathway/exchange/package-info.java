/**
 * Networks and journeys in formats of other programs: GraphML for graphs, BPMN 2.0 for a journey as
 * a process.
 */
@NullMarked
package org.waymark.pathway.exchange;

import org.jspecify.annotations.NullMarked;
