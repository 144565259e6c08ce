package org.waymark.catalogue;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Set;
import org.waymark.vocabulary.TermId;

/**
 * One thing a service does, how, and where it reaches: the same service may offer outreach in one
 * council and a helpline nationwide.
 *
 * @param supportTypes terms of the support-type vocabulary; at least one
 * @param deliveryModes how it is given; may be empty when unknown
 * @param serviceAreas where it reaches; none means nowhere is known, and it counts nowhere
 */
@RecordBuilder
public record Offer(
    Set<TermId> supportTypes, Set<DeliveryMode> deliveryModes, List<ServiceArea> serviceAreas) {

  public Offer {
    supportTypes = Set.copyOf(supportTypes);
    deliveryModes = Set.copyOf(deliveryModes);
    serviceAreas = List.copyOf(serviceAreas);
    if (supportTypes.isEmpty()) {
      throw new IllegalArgumentException("An offer needs a type of support");
    }
  }
}
