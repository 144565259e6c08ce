package org.waymark.snapshot;

import java.time.LocalDate;
import org.waymark.catalogue.Catalogue;
import org.waymark.coverage.DatedCatalogue;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Geography;
import org.waymark.vocabulary.Vocabularies;

/**
 * What a reader sees. Immutable; everything in it belongs together.
 *
 * @param number goes up by one with every new snapshot of this program; not comparable between
 *     nodes
 * @param today the day it was made for, in England
 */
public record Snapshot(
    long number,
    LocalDate today,
    Vocabularies vocabularies,
    Geography geography,
    Catalogue catalogue,
    ServiceIndex services)
    implements DatedCatalogue {}
