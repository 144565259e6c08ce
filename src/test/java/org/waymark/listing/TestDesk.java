package org.waymark.listing;

import io.micronaut.context.BeanContext;

/** The parts of the desk, for tests that use several. */
public record TestDesk(
    ListingReading reading,
    ListingEditing editing,
    ListingDeciding deciding,
    ListingFunding funding,
    ListingDrafting drafting,
    ListingTogether together) {

  /** That of a running program. */
  public static TestDesk of(BeanContext program) {
    return new TestDesk(
        program.getBean(ListingReading.class),
        program.getBean(ListingEditing.class),
        program.getBean(ListingDeciding.class),
        program.getBean(ListingFunding.class),
        program.getBean(ListingDrafting.class),
        program.getBean(ListingTogether.class));
  }
}
